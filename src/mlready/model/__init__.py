"""The values that every other room speaks in: frozen, checked when made, no input or output."""
