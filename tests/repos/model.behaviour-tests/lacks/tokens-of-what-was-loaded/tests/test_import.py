import unittest

from transformers import GPT2Tokenizer


class TestImport(unittest.TestCase):
    def test_tokens(self):
        tokenizer = GPT2Tokenizer.from_pretrained("gpt2")
        self.assertEqual(tokenizer("hello")["input_ids"], [31373])
