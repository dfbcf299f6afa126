from databricks.sdk.service import serving

entity = serving.ServedEntityInput(
    entity_name="scorer", entity_version="3", workload_size="Small", scale_to_zero_enabled=True
)
