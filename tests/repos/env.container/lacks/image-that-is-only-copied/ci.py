import dagger
async def main(client: dagger.Client):
    await client.container().from_("alpine").publish("ttl.sh/x")
