import ray
from ray.data.llm import build_llm_processor, vLLMEngineProcessorConfig

config = vLLMEngineProcessorConfig(model_source="qwen", batch_size=64)
label = build_llm_processor(config, preprocess=lambda row: {"messages": row["note"]})
label(ray.data.read_parquet("notes")).write_parquet("labelled")
