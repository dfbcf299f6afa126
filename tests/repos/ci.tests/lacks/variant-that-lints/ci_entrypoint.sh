#!/bin/bash
ruff check .
