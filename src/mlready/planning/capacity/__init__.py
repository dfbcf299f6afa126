"""Answers -> how large the system must be, how long its releases take to judge, and what it costs.

`figures.capacity_of(known)` gives all of it; `Known.of(assessment)` says what is known. Whoever plans a release asks
`samples.canary_sample(known)`, `samples.canary_days(known)`, `samples.ab_sample_per_arm(known)` and
`samples.ab_days(known)`: each a Quantity, with a `value` or with what is `missing`.
"""
