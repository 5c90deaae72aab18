"""The workbook: the report for editors, one module a sheet, all words in `words`."""
