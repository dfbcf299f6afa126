#!/bin/bash
az containerapp create --name churn --image churn:1 --min-replicas 1 --max-replicas 4
