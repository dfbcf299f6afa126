import statistics
def round_latency(ms):
    return round(statistics.mean(ms), 2)
