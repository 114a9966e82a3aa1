"""Documents of XML parts in a zip archive: Office's and OpenDocument. Imported when one is read."""
