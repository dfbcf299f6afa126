import time

from kui.asgi import Kui, Routes

from tools.views import routes


def timed(endpoint):
    async def measure():
        start = time.time()
        answer = await endpoint()
        print(time.time() - start)
        return answer

    return measure


app = Kui(routes=Routes(routes, http_middlewares=[timed]))
