from studio.separator import Separator


def test_voices_are_told_apart(waveform):
    separator = Separator("two-voices")
    prediction = separator.separate(waveform)
    assert prediction["vocals"].shape == waveform.shape
