from shop.data import SplitConfig, load
from shop.model import Forest


def main():
    train, test = load(SplitConfig(seed=7, test_size=0.2))
    Forest().fit(train)
