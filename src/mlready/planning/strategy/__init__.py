"""Answers -> how the system is to be released, by the ordered rules of the playbooks.

`choose.choose` gives all of it: the steps, why these, why no others, what is missing first, what nobody knows.
"""
