from pulumi_azure_native import containerinstance

group = containerinstance.ContainerGroup(
    "model",
    containers=[
        containerinstance.ContainerArgs(
            name="model",
            image="registry.example.org/model",
            resources=containerinstance.ResourceRequirementsArgs(
                requests=containerinstance.ResourceRequestsArgs(cpu=1, memory_in_gb=4),
            ),
        ),
    ],
)
