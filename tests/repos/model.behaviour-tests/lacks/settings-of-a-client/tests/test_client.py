from assistant.graph import chat_model


def test_the_model_gives_up_after_a_while() -> None:
    model = chat_model("vllm")
    assert getattr(model, "request_timeout") is not None
