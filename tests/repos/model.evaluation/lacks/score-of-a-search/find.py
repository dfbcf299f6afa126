from index import Index

index = Index()
for hit in index.search("cats"):
    print(hit.score("cats"))
