from invoke.tasks import task


@task
def test(ctx):
    ctx.run("poetry run pytest tests/")


@task(pre=[test], default=True)
def all(_):
    """Run all checks."""
