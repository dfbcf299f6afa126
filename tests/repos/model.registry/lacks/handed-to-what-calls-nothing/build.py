import bentoml

SAVERS = [bentoml.sklearn.save_model]
print("saved by", bentoml.sklearn.save_model)
