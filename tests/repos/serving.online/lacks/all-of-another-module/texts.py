def tell_categories(text):
    return sorted(set(text.split()))
