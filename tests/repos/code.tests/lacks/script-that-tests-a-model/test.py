def test(data, weights=None):
    model = load(weights)
    print(model.score(data))


if __name__ == "__main__":
    test("data.yaml", weights="best.pt")
