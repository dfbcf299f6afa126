from zenml.integrations.seldon.seldon_client import SeldonResourceRequirements

limits = SeldonResourceRequirements(limits={"cpu": "100m", "memory": "250Mi"})
