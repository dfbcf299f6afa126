import sys

from azure.ai.ml.entities import BuildContext, Environment

Environment(name="train", build=BuildContext(path=sys.argv[1]))
