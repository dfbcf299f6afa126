library(DALEX)
e <- DALEX::explain(model, data = test)
