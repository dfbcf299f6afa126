from fastapi import HTTPException, Request


class Limit:
    def __init__(self, number):
        self.number = number
        self.seen = 0

    async def __call__(self, request: Request):
        self.seen += 1
        if self.seen > self.number:
            raise HTTPException(status_code=429)
