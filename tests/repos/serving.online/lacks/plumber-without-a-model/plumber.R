library(plumber)

#* @get /
function() {
  # predict(model)
  "predict"
}
