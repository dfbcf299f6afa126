import torch
from churn.networks import ResNet


def test_one_answer_for_each_image():
    network = ResNet()
    answers = network(torch.zeros(2, 3, 28, 28))
    assert answers.shape == (2, 10)
