"""PDF: what a person reads in it, and copies of it that hold pictures of its pages."""
