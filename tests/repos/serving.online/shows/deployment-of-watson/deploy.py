from ibm_watson_machine_learning import APIClient

client = APIClient({"url": "https://example.org"})
details = client.repository.store_model(model=pipeline, meta_props={})
client.deployments.create(artifact_uid=client.repository.get_model_uid(details), meta_props={client.deployments.ConfigurationMetaNames.ONLINE: {}})
