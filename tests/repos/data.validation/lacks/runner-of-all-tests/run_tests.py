import subprocess
import sys

sys.exit(subprocess.run("pytest --cov=data_tools tests", shell=True, check=False).returncode)
