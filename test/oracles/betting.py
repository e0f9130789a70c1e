"""Bets on a mean, in numpy: what every player has won, and where all together pass the odds."""

import numpy as np

STAKES = np.array([0.1, 0.137, 0.187, 0.256, 0.351, 0.48, 0.657, 0.9])


def won(harms, allowed):
    """The most that eight equal purses ever held together, of 1 at the start."""
    steps = 1 + (STAKES[:, None] / allowed) * (np.asarray(harms, float)[None, :] - allowed)
    together = np.exp(np.cumsum(np.log(steps), axis=1)).mean(axis=0)
    return float(max(1.0, together.max(initial=1.0)))


def chance(allowed, odds, units):
    """Of harms that are 0 or 1 and on the limit, the chance ever to be past the odds.

    All courses are gone through, by their counts: what is won depends on how many did harm
    alone, and a course that was past them once is out.
    """
    alive, out = {0: 1.0}, 0.0
    for taken in range(1, units + 1):
        after = {}
        for harmed, weight in alive.items():
            for now, share in ((harmed + 1, allowed), (harmed, 1 - allowed)):
                after[now] = after.get(now, 0.0) + weight * share
        alive = {}
        for harmed, weight in after.items():
            up, down = 1 + (STAKES / allowed) * (1 - allowed), 1 - STAKES
            money = np.exp(harmed * np.log(up) + (taken - harmed) * np.log(down)).mean()
            if money >= odds:
                out += weight
            else:
                alive[harmed] = weight
    return out


ANSWERS = {"won": won, "chance": chance}
