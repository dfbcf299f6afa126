def run(model, images):
    for image in images:
        box = model.predict(image)
        with open("labels.txt", "a") as file:
            file.write(str(box))
