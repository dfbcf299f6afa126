from kubernetes import client

container = client.V1Container(
    name="shop", image="shop:1",
    liveness_probe=client.V1Probe(http_get=client.V1HTTPGetAction(path="/alive", port=8000)),
)
