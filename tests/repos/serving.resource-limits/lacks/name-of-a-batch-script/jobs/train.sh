#!/bin/bash
#SBATCH --job-name=memory
# --mem=16GB would do
python train.py
