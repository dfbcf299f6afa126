from managed_deepagents import define_deep_agent

agent = define_deep_agent(name="helper", model="anthropic:claude")
