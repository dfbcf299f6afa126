from invoke import Collection

from . import checks

ns = Collection()
ns.add_collection(checks)
