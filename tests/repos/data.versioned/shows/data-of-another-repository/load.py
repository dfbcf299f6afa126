import dvc.api

with dvc.api.open("tickets.csv", repo="https://git.example.org/data", rev="v3") as file:
    print(file.read())
