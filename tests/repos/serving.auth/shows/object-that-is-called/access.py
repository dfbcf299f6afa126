from typing import Annotated

from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer


class Access:
    def __init__(self, roles=()):
        self.roles = roles

    async def __call__(self, key: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]):
        if key.credentials not in self.roles:
            raise HTTPException(status_code=403)
