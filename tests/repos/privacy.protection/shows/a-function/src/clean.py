def pseudonymise(name: str) -> str:
    return str(hash(name))
