import requests
r = requests.post("http://x/embed", json={})
open("e", "w").write(r.text)
