import asyncio
import time

import aiohttp
import numpy as np


async def ask(session: aiohttp.ClientSession, url: str) -> float:
    started = time.perf_counter()
    async with session.post(url, json={"rooms": 3}) as answer:
        await answer.json()
    return time.perf_counter() - started


async def main(url: str) -> None:
    async with aiohttp.ClientSession() as session:
        times = await asyncio.gather(*(ask(session, url) for _ in range(500)))
    print(np.percentile(times, 95))
