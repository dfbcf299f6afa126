def check_request(prices):
    if not isinstance(prices, list) or not prices:
        return None, "prices are wanted"
    return prices, None
