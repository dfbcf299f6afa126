from managed_deepagents import define_identity

identity = define_identity(ingress={"http": {"mode": "validated_token"}})
