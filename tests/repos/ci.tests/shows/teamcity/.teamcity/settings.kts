object Build : BuildType({
    steps { script { scriptContent = """
        pip install .
        pytest -q
    """ } }
    triggers { vcs { } }
})
