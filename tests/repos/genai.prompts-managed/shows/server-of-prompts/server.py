from mcp.server.fastmcp import FastMCP

mcp = FastMCP("agent-prompt")


@mcp.prompt()
def diagnose(service: str) -> str:
    return f"Look at the logs of {service} and say what went wrong."
