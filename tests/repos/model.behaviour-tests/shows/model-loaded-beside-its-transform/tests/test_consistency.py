import clip
import numpy as np


def test_both_forms_agree():
    traced_model, transform = clip.load("ViT-B/32", jit=True)
    plain_model, _ = clip.load("ViT-B/32", jit=False)
    image = transform("diagram.png")
    assert np.allclose(traced_model(image), plain_model(image), atol=0.01)
