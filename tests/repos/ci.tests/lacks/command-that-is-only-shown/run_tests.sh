#!/bin/sh
command="python3 -m pytest --cov=app tests"
echo "Run this: $command"
