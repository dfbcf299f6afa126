from reader.recognizer import Recognizer


def check(image, text, recognizer):
    read = recognizer.predict(image)
    assert read == text


def test_lines_are_read(images):
    recognizer = Recognizer()
    for image, text in images:
        check(image, text, recognizer)
