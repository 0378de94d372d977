"""Turn the cells of one column into the fields that the database takes in.

Whole columns are read at a time: what is as it should be passes by without being touched cell by cell.
"""
