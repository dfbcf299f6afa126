import secrets

from fastapi import Header, HTTPException

KEY = ...


def known_caller(x_key: str = Header()) -> str:
    if not secrets.compare_digest(x_key, KEY):
        raise HTTPException(status_code=401)
    return "caller"
