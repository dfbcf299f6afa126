import logging
import time

from starlette.middleware.base import BaseHTTPMiddleware

log = logging.getLogger(__name__)


class LoggingMiddleware(BaseHTTPMiddleware):
    async def dispatch(self, request, call_next):
        start = time.perf_counter()
        answer = await call_next(request)
        log.info("%s took %s", request.url.path, time.perf_counter() - start)
        return answer
