#!/bin/bash
for ((i = 1; i <= $1; i++)); do
  curl --header "x-api-version: $3" "http://$2/predict"
  sleep .2
done
