#!/bin/bash
pytest "$1"
