import torch
from pydantic import BaseModel, field_validator

from network import net

net.eval()


class Request(BaseModel):
    source: str

    @field_validator("source")
    def validate_source(cls, value):
        return value.strip()


def embed(text):
    with torch.no_grad():
        return net(text)
