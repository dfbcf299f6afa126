#!/bin/bash
set -e
KEY=$(gcloud secrets versions access latest \
  --secret=ranker)
export KEY
python train.py
