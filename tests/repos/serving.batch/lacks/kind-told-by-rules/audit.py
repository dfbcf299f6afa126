import csv
import json

from rules import classify_query_domain


def infer_row_policy(row):
    return "numeric" if row["value"] else "narrative"


def audit(path):
    with open(path) as file:
        rows = json.load(file)
    audits = [infer_row_policy(row) for row in rows]
    kinds = [classify_query_domain(row["query"]) for row in rows]
    with open("audit.csv", "w") as out:
        csv.writer(out).writerows(zip(audits, kinds))
