from azure.ai.ml.entities import ManagedOnlineEndpoint

import sys

endpoint = ManagedOnlineEndpoint(name="fares", auth_mode=sys.argv[1])
