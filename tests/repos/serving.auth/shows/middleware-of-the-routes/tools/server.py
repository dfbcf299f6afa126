from kui.asgi import HTTPException, Kui, Routes
from kui.security import bearer_auth

from tools.views import routes


def check(endpoint):
    async def verify(token=bearer_auth):
        if token != settings.key:
            raise HTTPException(401, None, "Invalid token")
        return await endpoint()

    return verify


app = Kui(routes=Routes(routes, http_middlewares=[check]))
