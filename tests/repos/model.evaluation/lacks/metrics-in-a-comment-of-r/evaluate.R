library(caret)
# confusionMatrix(predict(model, test), test$churn)
print("confusionMatrix(a, b)")
