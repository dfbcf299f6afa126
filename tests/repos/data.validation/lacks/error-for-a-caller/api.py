from fastapi import HTTPException


def validate_image(image):
    if image.format not in {"png"}:
        raise HTTPException(400)
