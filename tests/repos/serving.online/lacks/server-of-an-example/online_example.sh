python -m vllm.entrypoints.openai.api_server --model=small --port 8000 &
python train.py configs/online.yml
