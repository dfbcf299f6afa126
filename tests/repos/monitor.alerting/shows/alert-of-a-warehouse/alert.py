from databricks.sdk import WorkspaceClient
from databricks.sdk.service import sql

workspace = WorkspaceClient()
workspace.alerts.create(alert=sql.CreateAlertRequestAlert(display_name="accuracy", query_id="1"))
