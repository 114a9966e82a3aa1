"""PowerPoint presentations (ECMA-376); see ``office/slides.py``."""

from ..format import Package

FORMATS = (Package("pptx", "pptx", "slides"),)
