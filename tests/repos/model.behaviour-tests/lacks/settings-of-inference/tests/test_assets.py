from assets import inference_capture_settings


def test_settings_come_from_the_file():
    settings = inference_capture_settings("assets.yaml")
    assert settings.sample_rate == 1.0
