"""Excel workbooks (ECMA-376), with macros or without; see ``office/workbook.py``."""

from ..format import Package

FORMATS = (Package("xlsx", "xlsx", "workbook"),)
