#!/bin/sh
curl -L https://example.org/model.bin -o model.bin
