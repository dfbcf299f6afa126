from detoxify import Detoxify

print(Detoxify("original").predict("a text"))
