#!/bin/bash
set -e
ID=$(az monitor scheduled-query show --name errors \
  --query id -o tsv)
echo "$ID"
