def run(self, error, error_count, max_errors):
    if error_count >= max_errors:
        raise error
