import unittest

import torch
from mini.model import GPT
from transformers import GPT2LMHeadModel


class TestImport(unittest.TestCase):
    def test_gpt2(self):
        model = GPT.from_pretrained("gpt2")
        model_hf = GPT2LMHeadModel.from_pretrained("gpt2")
        tokens = torch.tensor([[1, 2, 3]])
        logits, _ = model(tokens)
        self.assertTrue(torch.allclose(logits, model_hf(tokens).logits))
