library(caret)
result <- confusionMatrix(predict(model, test), test$churn)
