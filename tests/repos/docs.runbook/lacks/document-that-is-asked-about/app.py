print("ask")
