#!/bin/bash
curl --request POST --data @row.json http://localhost:8000/predict
