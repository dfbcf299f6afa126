import grpc


class Client:
    def __init__(self, sdk):
        self.sdk = sdk
        self.sdk.init(project="shop", channel=grpc.insecure_channel("localhost"))
