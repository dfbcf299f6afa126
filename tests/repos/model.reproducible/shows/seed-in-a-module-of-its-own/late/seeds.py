import random

import torch


def make_deterministic(seed=7):
    torch.manual_seed(seed)
    random.seed(seed)
