import google.cloud.aiplatform as aip

job = aip.CustomTrainingJob(display_name="train", script_path="task.py", container_uri="image")
model = job.run(model_display_name="fares", parent_model=parent)
