"""Hold the sentences of the reader: for each code the rule and the remedy, in English, translated when said."""

from chibo.kernel.wording import Wording, gettext_noop

# What is said of a whole file or of a whole sheet.
OF_FILES: dict[str, tuple[Wording, Wording]] = {
    "file_not_found": (
        gettext_noop("The file cannot be opened: %(reason)s."),
        gettext_noop("Check its path and whether you may read it."),
    ),
    "file_empty": (gettext_noop("The file is empty."), gettext_noop("Choose the file again.")),
    "file_too_large": (
        gettext_noop("The file has %(size)s MB; at most %(most)s MB are read."),
        gettext_noop("Split it into several files; they can be imported together."),
    ),
    "file_is_xls": (
        gettext_noop("This is a workbook of the old Excel (97–2003), whatever its name ends in."),
        gettext_noop("Open it in Excel and save it as “Excel Workbook (.xlsx)”."),
    ),
    "file_is_encrypted": (
        gettext_noop("The workbook is locked with a password."),
        gettext_noop("Open it with its password and save it without one."),
    ),
    "file_is_xlsm": (
        gettext_noop("The workbook carries macros, which are programs."),
        gettext_noop("Save it as “Excel Workbook (.xlsx)”, without macros."),
    ),
    "file_is_xlsb": (
        gettext_noop("This is a binary workbook (.xlsb)."),
        gettext_noop("Open it in Excel and save it as “Excel Workbook (.xlsx)”."),
    ),
    "file_is_ods": (
        gettext_noop("This is a workbook of LibreOffice (.ods)."),
        gettext_noop("Save it there as “Excel 2007–365 (.xlsx)”."),
    ),
    "file_is_other": (
        gettext_noop("This is %(what)s, not a spreadsheet."),
        gettext_noop("Give a workbook (.xlsx) or a CSV file in UTF-8."),
    ),
    "workbook_damaged": (
        gettext_noop("The workbook is damaged or was not made by a spreadsheet program: %(reason)s."),
        gettext_noop("Open it in Excel or LibreOffice and save it anew as .xlsx."),
    ),
    "workbook_too_many_entries": (
        gettext_noop("The workbook holds %(count)s parts; at most %(most)s are read."),
        gettext_noop("Copy the sheets to be imported into a new workbook."),
    ),
    "workbook_unpacks_too_large": (
        gettext_noop("The workbook unpacks to %(size)s MB; at most %(most)s MB are read."),
        gettext_noop("Copy the filled cells alone into a new workbook, or split it into several."),
    ),
    "workbook_packed_too_tightly": (
        gettext_noop("A part of the workbook is packed %(ratio)s to 1; at most %(most)s to 1 is read."),
        gettext_noop("Copy the filled cells alone into a new workbook."),
    ),
    "workbook_declares_entities": (
        gettext_noop("A part of the workbook declares a document type, which no spreadsheet program writes."),
        gettext_noop("Open it in Excel or LibreOffice and save it anew as .xlsx."),
    ),
    "reader_stopped": (
        gettext_noop("The file was too much for the reader, which stopped (%(reason)s); nothing was taken in."),
        gettext_noop("Copy the filled cells alone into a new workbook and try again."),
    ),
    "sheet_too_many_rows": (
        gettext_noop("The sheet reaches down to row %(count)s; at most %(most)s rows are read."),
        gettext_noop("Delete what stands below the last filled row, or split the sheet."),
    ),
    "sheet_too_many_columns": (
        gettext_noop("The sheet reaches to column %(count)s; at most %(most)s columns are read."),
        gettext_noop("Delete what stands to the right of the last filled column."),
    ),
    "no_sheet_recognised": (
        gettext_noop("No sheet of the file is recognised. Headings read: %(headings)s."),
        gettext_noop("Use the headings of the template (chibo import template), or name them in a mapping file."),
    ),
    "no_header_found": (
        gettext_noop("No row of headings stands within the first %(rows)s rows."),
        gettext_noop("Put the headings of the template (chibo import template) above the first row."),
    ),
    "heading_repeated": (
        gettext_noop("Two columns, %(first)s and %(second)s, both mean “%(means)s”."),
        gettext_noop("Delete one of them, or name the right one in a mapping file."),
    ),
    "column_missing": (
        gettext_noop("The column “%(means)s” is missing. Nearest headings in the file: %(nearest)s."),
        gettext_noop("Add the column, or name it in a mapping file."),
    ),
    "rows_hidden": (
        gettext_noop("Rows are hidden (%(rows)s): nothing is taken in unseen, and nothing seen is left out."),
        gettext_noop("Show them (clear the filter) or delete them."),
    ),
    "column_hidden": (
        gettext_noop("The column is hidden: nothing is taken in unseen."),
        gettext_noop("Show it or delete it."),
    ),
    "csv_not_utf8": (
        gettext_noop("The text is not in UTF-8 but looks like %(encoding)s. It would read: “%(offered)s”."),
        gettext_noop("Save it as “CSV UTF-8”, or put encoding = true under [repair] in a mapping file."),
    ),
    "csv_encoding_unknown": (
        gettext_noop("The text is not in UTF-8 (line %(line)s)."),
        gettext_noop("Save it as “CSV UTF-8”."),
    ),
    "csv_not_a_table": (
        gettext_noop("Line %(line)s is not CSV: %(reason)s."),
        gettext_noop("Check the quotation marks of that line: each one that opens must close."),
    ),
    "csv_row_too_wide": (
        gettext_noop("The row has %(count)s values for %(columns)s headings."),
        gettext_noop("Put quotation marks around a value that holds the separator “%(separator)s”."),
    ),
}

# What is said of one cell.
OF_CELLS: dict[str, tuple[Wording, Wording]] = {
    "required": (gettext_noop("The cell must not be empty."), gettext_noop("Fill it in.")),
    "formula_without_value": (
        gettext_noop("The cell holds a formula that was never calculated."),
        gettext_noop("Open the file in Excel, save it, or put the value in place of the formula."),
    ),
    "cell_error": (
        gettext_noop("The cell holds the error %(error)s, not a value."),
        gettext_noop("Mend the formula, or put the value in its place."),
    ),
    "text_too_long": (
        gettext_noop("The text has %(count)s letters; at most %(most)s are kept."),
        gettext_noop("Shorten it."),
    ),
    "text_is_yes_or_no": (
        gettext_noop("The cell holds a yes or a no where a text belongs."),
        gettext_noop("Write the text."),
    ),
    "character_not_allowed": (
        gettext_noop("There is %(what)s at place %(place)s (U+%(point)s)."),
        gettext_noop("Type the text anew."),
    ),
    "number_damaged": (
        gettext_noop("The number was damaged by the spreadsheet: its last digits are lost."),
        gettext_noop("Format the column as text and type the number anew from the paper."),
    ),
    "zeros_lost": (
        gettext_noop("The number has %(count)s digits instead of %(lengths)s; leading zeros seem to be lost."),
        gettext_noop("Format the column as text and type the number anew from the paper."),
    ),
    "digits_wrong": (
        gettext_noop("The number has %(count)s digits instead of %(lengths)s."),
        gettext_noop("Check it against the paper."),
    ),
    "not_digits": (
        gettext_noop("Only the digits 0–9 may stand here."),
        gettext_noop("Check the number against the paper and type it anew."),
    ),
    "not_a_number": (
        gettext_noop("A whole number belongs here."),
        gettext_noop("Write it in digits, for example 21."),
    ),
    "not_in_list": (
        gettext_noop("The value is not in the list “%(list)s”. Nearest: %(nearest)s."),
        gettext_noop("Choose a value of the list, or give its meaning under [values.%(key)s] in a mapping file."),
    ),
    "not_in_list_at_all": (
        gettext_noop("The value is not in the list “%(list)s”, which holds: %(nearest)s."),
        gettext_noop("Choose a value of the list, or give its meaning under [values.%(key)s] in a mapping file."),
    ),
    "turned_into_date": (
        gettext_noop("The spreadsheet has turned the value into a date."),
        gettext_noop("Format the column as text and type the value anew."),
    ),
    "not_yes_or_no": (
        gettext_noop("Only yes (có, x, 1) or no (không, 0) may stand here."),
        gettext_noop("Write có or không."),
    ),
    "has_time_of_day": (
        gettext_noop("The cell holds a time of day (%(time)s) besides the day, which may then be the wrong one."),
        gettext_noop("Type the day alone."),
    ),
    "legacy_encoding": (
        gettext_noop("The text is in the encoding %(encoding)s of before Unicode. It would read: “%(offered)s”."),
        gettext_noop(
            "Convert it, or put encoding = true (take what is offered) or false (keep as it stands) under [repair]."
        ),
    ),
    "double_encoded": (
        gettext_noop("The text was encoded twice. It was probably: “%(offered)s”."),
        gettext_noop(
            "Mend it, or put encoding = true (take what is offered) or false (keep as it stands) under [repair]."
        ),
    ),
}

# What is said of a whole row.
OF_ROWS: dict[str, tuple[Wording, Wording]] = {
    "days_out_of_order": (
        gettext_noop("“%(later_heading)s” (%(later)s) lies before “%(earlier_heading)s” (%(earlier)s)."),
        gettext_noop("Check both days against the paper."),
    ),
    "end_not_after_start": (
        gettext_noop("“%(later_heading)s” (%(later)s) must lie after “%(earlier_heading)s” (%(earlier)s)."),
        gettext_noop("An end is the first day it no longer holds: write the day after the last one."),
    ),
    "after_death": (
        gettext_noop("“%(later_heading)s” (%(later)s) lies after the death (%(earlier)s)."),
        gettext_noop("Check both days against the paper."),
    ),
    "in_the_future": (
        gettext_noop("The day lies after %(on)s: it cannot have happened yet."),
        gettext_noop("Check the day against the paper."),
    ),
    "own_parent": (
        gettext_noop("The unit would stand under itself."),
        gettext_noop("Give the code of the unit above it."),
    ),
    "parents_in_circle": (
        gettext_noop("The units would stand under one another in a circle: %(circle)s."),
        gettext_noop("Check the codes of the units above."),
    ),
    "rows_contradict": (
        gettext_noop("Row %(other)s speaks of the same subject and day, and says “%(other_value)s”."),
        gettext_noop("Keep the one that is right; a later change needs its own day."),
    ),
    "number_of_another": (
        gettext_noop("Row %(other)s gives the same number to another person (%(other_value)s)."),
        gettext_noop("Check both numbers against the paper."),
    ),
}

# What is taken in as it stands, with a warning.
OF_DOUBTS: dict[str, tuple[Wording, Wording]] = {
    "row_repeated": (
        gettext_noop("The row says the same as row %(other)s; it is taken once."),
        gettext_noop("Delete one of them."),
    ),
    "row_left_aside": (
        gettext_noop("Nothing stands in the columns that are read; the row is left aside."),
        gettext_noop("If it is meant to be read, fill in its columns."),
    ),
    "sheet_left_aside": (gettext_noop("The sheet is not recognised and is left aside."), Wording("")),
    "sheet_hidden": (
        gettext_noop("The sheet is hidden and is left aside."),
        gettext_noop("If it is meant to be read, show it."),
    ),
    "character_doubtful": (
        gettext_noop("There is %(what)s at place %(place)s (U+%(point)s)."),
        gettext_noop("Look at the text; it is kept as it stands."),
    ),
    "encoding_repaired": (gettext_noop("Read as “%(offered)s”, as [repair] asks."), Wording("")),
    "encoding_kept": (
        gettext_noop("It may mean “%(offered)s”; it is kept as it stands, as [repair] asks."),
        Wording(""),
    ),
    "csv_converted": (gettext_noop("The text is in %(encoding)s and was converted."), Wording("")),
    "joined_young": (
        gettext_noop("Joined at %(age)s, before 18."),
        gettext_noop("Check the day of birth and the day of joining."),
    ),
    "probation_short": (
        gettext_noop(
            "“%(later_heading)s” (%(later)s) lies less than twelve months after “%(earlier_heading)s” (%(earlier)s)."
        ),
        gettext_noop("Check both days against the paper."),
    ),
    "day_ahead": (
        gettext_noop("The day lies after %(on)s."),
        gettext_noop("Check that it is planned so."),
    ),
    "effect_before_signature": (
        gettext_noop("“%(later_heading)s” (%(later)s) lies before “%(earlier_heading)s” (%(earlier)s)."),
        gettext_noop("Check that it takes effect backwards."),
    ),
    "personal_id_province": (
        gettext_noop("The first three digits (%(digits)s) are the code of no province."),
        gettext_noop("Check it against the card."),
    ),
    "personal_id_birth": (
        gettext_noop("The number speaks of a birth in %(year)s, the row of %(born)s."),
        gettext_noop("Check both against the card."),
    ),
    "personal_id_sex": (
        gettext_noop("The number speaks of the other sex."),
        gettext_noop("Check both against the card."),
    ),
    "remarks_cut": (
        gettext_noop("There are more remarks than the %(most)s that are listed."),
        gettext_noop("Mend these first and read the file again."),
    ),
}

SENTENCES = {**OF_FILES, **OF_CELLS, **OF_ROWS, **OF_DOUBTS}
