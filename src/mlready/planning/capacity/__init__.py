"""Answers -> how large the system must be, how long its releases take to judge, and what it costs.

`figures.size(assessment)` gives all of it: each figure a Quantity, with a `value` or with what is `missing`.
"""
