"""Reads a results file into pandas frames, and through them into DuckDB where that is installed, and prints what is in it."""

import json
import sqlite3
import sys

import pandas as pd

try:
    import duckdb
except ImportError:
    duckdb = None

store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
outcomes = pd.read_sql("SELECT * FROM run_outcomes", store)
draws = pd.read_sql("SELECT * FROM draws_1", store, index_col="draw")
found = {
    "outcomes": dict(zip(outcomes.outcome, outcomes.probability)),
    "means": {name: float(draws[f"probability/{name}"].mean()) for name in outcomes.outcome},
    "draws": len(draws),
    "severity": str(draws["factor/threat.severity"].dtype),
    "duckdb": None,
}
if duckdb:
    counts = duckdb.sql("SELECT outcome, count(*) FROM draws GROUP BY ALL").fetchall()
    found["duckdb"] = {name: number for name, number in counts}
print(json.dumps(found))
