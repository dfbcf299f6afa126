import random

from ray import serve


@serve.deployment
class Router:
    def __init__(self, stable, canary, share):
        self.stable, self.canary, self.share = stable, canary, share

    async def __call__(self, request):
        handle = self.canary if random.random() < self.share else self.stable
        return await handle.predict.remote(await request.json())
