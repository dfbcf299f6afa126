print("all there")
