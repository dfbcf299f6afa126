import pytest
import torch

from segments import zoo


def _forward(model, sample):
    out = model(sample)
    assert out.shape[2:] == sample.shape[2:]


@pytest.mark.parametrize("model_class", [zoo.Unet, zoo.Fpn])
def test_forward(model_class):
    model = model_class(depth=5)
    _forward(model, torch.ones([1, 3, 64, 64]))
