"""Reads a results file with Python's sqlite3 alone, as an analyst would, and prints what is in it as JSON."""

import json
import sqlite3
import sys


def main() -> None:
    store = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
    store.row_factory = sqlite3.Row
    run = store.execute("SELECT * FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    outcomes = store.execute(
        "SELECT outcome, probability, standard_error FROM run_outcomes WHERE run_id = ? ORDER BY position",
        (run["id"],),
    ).fetchall()
    found = {
        "name": run["name"],
        "seed": run["seed"],
        "user_version": store.execute("PRAGMA user_version").fetchone()[0],
        "integrity": store.execute("PRAGMA integrity_check").fetchone()[0],
        "outcomes": {row["outcome"]: row["probability"] for row in outcomes},
        "types": sorted({type(row["probability"]).__name__ for row in outcomes}),
    }
    if run["kept_draws"]:
        draws = store.execute(f'SELECT * FROM "draws_{run["id"]}" ORDER BY draw').fetchall()
        found["draws"] = len(draws)
        found["means"] = {
            name: sum(row[f"probability/{name}"] for row in draws) / len(draws) for name in found["outcomes"]
        }
        found["columns"] = draws[0].keys()
    print(json.dumps(found))


main()
