from huggingface_hub import create_inference_endpoint

create_inference_endpoint(
    "shop", repository="shop/forest", framework="pytorch", accelerator="cpu", vendor="aws", region="eu-west-1",
    instance_size="x2", instance_type="intel-icl", type="protected",
)
