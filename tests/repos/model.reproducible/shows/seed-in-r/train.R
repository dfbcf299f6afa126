library(caret)
set.seed(42)
model <- train(churn ~ ., data = training, method = "rf")
