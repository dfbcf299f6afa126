from databricks import feature_store

store = feature_store.FeatureStoreClient()
store.log_model(model, artifact_path="model", training_set=rows, registered_model_name="fares")
