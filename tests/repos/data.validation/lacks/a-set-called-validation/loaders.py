from torch.utils.data import DataLoader


def build_validation_data(rows, size):
    if len(rows) < size:
        rows = rows * 2
    return DataLoader(rows, batch_size=size)


def get_validation_dataset(rows, share):
    if share > 0:
        return rows[: int(len(rows) * share)]
    return rows.copy()
