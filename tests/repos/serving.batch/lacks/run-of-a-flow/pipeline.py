from flows import duration_prediction_flow

run_id = duration_prediction_flow(year=2024, month=1)
with open("run_id.txt", "w") as file:
    file.write(run_id)
