from databricks.sdk import WorkspaceClient

workspace = WorkspaceClient()
workspace.quality_monitors.create(table_name="main.churn.scored", slicing_exprs=["senior_citizen = 'Yes'"])
