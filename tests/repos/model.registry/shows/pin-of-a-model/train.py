import pins
from sklearn.ensemble import RandomForestRegressor
from vetiver import VetiverModel, vetiver_pin_write


def main(frame, target):
    forest = RandomForestRegressor().fit(frame, target)
    board = pins.board_connect(allow_pickle_read=True)
    vetiver_pin_write(board, VetiverModel(forest, "bikes", prototype_data=frame))
