import time

from starlette.middleware.base import BaseHTTPMiddleware


class PrometheusMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        start = time.perf_counter()
        answer = await call_next(request)
        self.seconds[request.url.path] += time.perf_counter() - start
        return answer
