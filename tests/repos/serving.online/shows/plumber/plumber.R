library(plumber)
model <- readRDS("model.rds")

#* @post /predict
function(age, income) {
  predict(model, data.frame(age = age, income = income))
}
