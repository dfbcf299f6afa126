import random
from time import time

import torch


class Speech:
    def deterministic_state(self, seed=None):
        seed = int(time()) if seed is None else seed
        torch.manual_seed(seed)
        random.seed(seed)
        return seed

    def say(self, text, seed=None):
        self.deterministic_state(seed)
        return self.model.generate(text)
