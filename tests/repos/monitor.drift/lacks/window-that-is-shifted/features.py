def shift_window(train: list[str], label: str) -> list[str]:
    share = train.count(label) / len(train)
    return train[1:] if share > 0.5 else train
