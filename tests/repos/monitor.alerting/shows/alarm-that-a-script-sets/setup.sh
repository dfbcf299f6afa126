#!/bin/bash
set -e
ID=$(az monitor scheduled-query create --name errors \
  --condition "count > 10" --query id -o tsv)
echo "$ID"
