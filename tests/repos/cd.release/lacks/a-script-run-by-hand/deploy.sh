docker push registry.example/x:1
