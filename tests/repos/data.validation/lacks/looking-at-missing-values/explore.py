def look(frame):
    print(frame.isnull().sum())
    if frame.isnull().any().any():
        print("gaps")
