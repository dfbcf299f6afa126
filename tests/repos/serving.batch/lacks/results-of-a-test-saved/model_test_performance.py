from figures import save_results
from models import load_model, rows


def main():
    model = load_model()
    predictions = model.predict(rows())
    save_results(predictions)
