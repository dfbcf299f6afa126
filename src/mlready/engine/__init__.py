"""Judgement, pure: the same playbook, answers, scan and day always give the same assessment."""
