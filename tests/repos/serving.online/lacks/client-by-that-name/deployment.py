class Deployment:
    def request(self, x):
        return self.client.get(x)
