import os

import litserve
from fastapi import Depends, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer


class Shop(litserve.LitAPI):
    def setup(self, device):
        self.model = abs

    def authorize(self, auth: HTTPAuthorizationCredentials = Depends(HTTPBearer())):
        if auth.credentials != os.environ["SHOP_KEY"]:
            raise HTTPException(status_code=401)

    def predict(self, x):
        return self.model(x)


litserve.LitServer(Shop()).run(port=8000)
