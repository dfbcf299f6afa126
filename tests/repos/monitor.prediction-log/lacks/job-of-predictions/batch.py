from google.cloud import aiplatform

aiplatform.BatchPredictionJob.create(model_name="risk", job_display_name="nightly")
