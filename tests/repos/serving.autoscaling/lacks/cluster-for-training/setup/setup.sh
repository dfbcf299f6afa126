#!/bin/bash
az ml compute create --name cpu-cluster --type amlcompute --min-instances 0 --max-instances 4
