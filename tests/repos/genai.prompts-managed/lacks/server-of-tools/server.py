from mcp.server.fastmcp import FastMCP

mcp = FastMCP("agent-tools")


@mcp.tool()
def logs(service: str) -> str:
    return open(f"/var/log/{service}").read()
