import pandas as pd


def profile(path: str, target: str) -> None:
    frame = pd.read_csv(path)
    rows = [{"name": name, "kind": infer_column_kind(frame[name])} for name in frame]
    pd.DataFrame(rows).to_csv(target)


def infer_column_kind(column) -> str:
    return "number" if column.dtype.kind in "if" else "text"
