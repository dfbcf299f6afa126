import requests

token = dbutils.secrets.get(scope="churn", key="endpoint-token")
requests.post("https://house/invocations", headers={"Authorization": f"Bearer {token}"})
