def compare(champion, challenger, rows, truth) -> bool:
    ours = abs(champion.predict(rows) - truth).mean()
    theirs = abs(challenger.predict(rows) - truth).mean()
    return theirs < ours
