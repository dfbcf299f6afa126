library(vetiver)
v <- vetiver_model(model, "churn")
vetiver_pin_write(board, v)
