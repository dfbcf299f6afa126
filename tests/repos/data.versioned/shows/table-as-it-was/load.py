from google.cloud import bigquery


def load(table, moment):
    client = bigquery.Client()
    return client.query(f"SELECT * FROM `{table}` FOR SYSTEM_TIME AS OF TIMESTAMP_MILLIS({moment})").to_dataframe()
