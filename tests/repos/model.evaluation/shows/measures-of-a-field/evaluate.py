import museval


def evaluate(model, tracks):
    return [museval.metrics.bss_eval(track.stems, apply(model, track.mix)) for track in tracks]
