#!/bin/bash
docker run --rm --net=host -v "$PWD:$PWD" -w "$PWD" \
  nvcr.io/nvidia/tritonserver:24.01-py3-sdk \
  model-analyzer profile --model-repository "$PWD/models" -f config.yaml
