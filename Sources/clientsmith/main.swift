print("clientsmith")
