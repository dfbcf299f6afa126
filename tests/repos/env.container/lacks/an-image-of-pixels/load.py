from PIL import Image

image = Image.open("cat.png").convert("RGB")
