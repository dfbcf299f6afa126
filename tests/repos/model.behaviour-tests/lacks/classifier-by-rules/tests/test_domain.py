from app.document_classifier import classify_document


def test_plain_text():
    assert classify_document("a plain text") == "general"
