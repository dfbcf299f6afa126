from databricks.sdk import WorkspaceClient

WorkspaceClient().serving_endpoints.update_config_and_wait(name="churn", served_entities=[])
