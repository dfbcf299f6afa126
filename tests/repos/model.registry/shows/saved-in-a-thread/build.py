import asyncio

import bentoml


async def build(model):
    return await asyncio.to_thread(bentoml.sklearn.save_model, "churn", model)
