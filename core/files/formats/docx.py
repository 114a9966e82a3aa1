"""Word documents (ECMA-376); see ``office/word.py``."""

from ..format import Package

FORMATS = (Package("docx", "docx", "word"),)
