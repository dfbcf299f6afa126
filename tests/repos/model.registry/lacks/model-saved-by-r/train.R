library(caret)
saveRDS(model, "model.rds")
