from setuptools import setup

NEEDS = ["pandas>=2"]
setup(name="x", install_requires=NEEDS)
