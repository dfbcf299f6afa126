def draw(axes, model, rows) -> None:
    axes.plot(model.predict(rows), shadow=True)
