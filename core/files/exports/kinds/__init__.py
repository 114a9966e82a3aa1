"""Kinds of exports: one file each."""
