def primary(figures):
    return figures["primary"]


def decide_promotion(contender_metrics, champion_metrics, epsilon=0.001):
    ours = primary(contender_metrics)
    theirs = primary(champion_metrics)
    diff = ours - theirs
    if diff > epsilon:
        return Choice(promote=True)
    return Choice(promote=False)
