import pyarrow as pa
import pyarrow.parquet as pq
from vllm import LLM


class Strategy:
    def __init__(self):
        self.llm = LLM("mistral")

    def call_llm(self, rows):
        return self.llm.chat(rows)

    def save_results(self, outputs):
        pq.write_to_dataset(pa.Table.from_pylist(outputs), root_path="codes")
