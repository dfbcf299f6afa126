from models import ImagePrediction


def detect(image, client):
    found = client.query(image)
    ImagePrediction.create(image=image.id, data=found)
