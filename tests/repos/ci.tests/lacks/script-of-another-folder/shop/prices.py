def rounded(price):
    return round(price, 1)
