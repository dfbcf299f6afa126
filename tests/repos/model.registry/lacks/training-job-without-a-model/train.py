import google.cloud.aiplatform as aip

job = aip.CustomTrainingJob(display_name="train", script_path="task.py", container_uri="image")
job.run(args=["--epochs", "3"])
