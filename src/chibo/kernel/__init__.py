"""Hold what every wing stands on: time, text, numbers, codes, rules, verdicts and errors; no tables, no Django."""
