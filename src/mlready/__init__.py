"""How ready a machine-learning system is for production, with the evidence and the plan."""

__version__ = "0.1.0"
