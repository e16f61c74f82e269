"""Reads an export of a run or of its draws with Python's csv or json, and prints how many lines and which columns it has."""

import csv
import json
import sys

path, form = sys.argv[1:]
with open(path, newline="", encoding="utf-8") as file:
    if form == "csv":
        rows = list(csv.DictReader(file, strict=True))
        # A line that is too long or too short shows as a column called None, or a value that is None.
        assert all(None not in row and None not in row.values() for row in rows)
    elif form == "jsonl":
        rows = [json.loads(line) for line in file]
    else:
        rows = [json.load(file)]
columns = list(rows[0])
assert all(list(row) == columns for row in rows)
print(json.dumps({"rows": len(rows), "columns": columns, "first": rows[0]}))
