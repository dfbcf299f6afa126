library(rsample)
set.seed(42)
split <- initial_split(customers)
