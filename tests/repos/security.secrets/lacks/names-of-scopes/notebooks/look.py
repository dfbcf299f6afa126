print(dbutils.secrets.listScopes())
