from google.cloud import aiplatform

client = aiplatform.gapic.JobServiceClient()


def submit(model, source, skew):
    job = {"model": model, "inputConfig": source}
    job["modelMonitoringConfig"] = {"objectiveConfigs": [{"trainingPredictionSkewDetectionConfig": skew}]}
    return client.create_batch_prediction_job(parent="p", batch_prediction_job=job)
