import pulumi_kubernetes as k8s

probe = k8s.core.v1.ProbeArgs(http_get=k8s.core.v1.HTTPGetActionArgs(path="/alive", port=8000))
