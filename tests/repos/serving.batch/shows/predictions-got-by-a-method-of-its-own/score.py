import pandas as pd

from store import load_model, read_games, save_table


class Scorer:
    def get_predictions(self, games: pd.DataFrame) -> pd.DataFrame:
        predictions = load_model().predict(games)
        return pd.DataFrame({"game": games["id"], "points": predictions})

    def run(self) -> None:
        games = read_games()
        save_table(self.get_predictions(games), "points")
