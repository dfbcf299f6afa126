from google.cloud import aiplatform

model = aiplatform.Model.upload(
    display_name="prices",
    artifact_uri="gs://models/prices",
    serving_container_image_uri="europe-docker.pkg.dev/shop/serve:1",
    serving_container_predict_route="/predict",
)
model.deploy(machine_type="n1-standard-2")
