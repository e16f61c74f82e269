"""The synthetic model of synthetic/ in NumPy, in chunks that fit the cache.

What a good NumPy programmer would write: 8,192 draws at a time (128 rows of 64, so that judgements broadcast
over rows), the fastest generator that NumPy has, direct samplers, products with masks in place of branches.

It does what `casus run` does on this model, except that it does not measure what each criterion decides, has
no intervals from judgements, and cannot repeat one draw alone.
"""

from functools import partial

import numpy as np

from inner_sea import (
    DRAWS_PER_ROW,
    INCIDENTS_CDF,
    MEMBERS_ASKED,
    NEIGHBOURS,
    Floats,
    Judgements,
    Tallies,
    main,
    truncated_normal,
)


def logistic(log_odds: Floats) -> Floats:
    """Return 1 / (1 + exp(-x)), in place."""
    np.negative(log_odds, out=log_odds)
    np.exp(log_odds, out=log_odds)
    log_odds += 1.0
    return np.reciprocal(log_odds, out=log_odds)


def simulate(rng: np.random.Generator, rows: int, tallies: Tallies) -> None:
    """Simulate some rows of 64 draws and add them up."""
    shape = (rows, DRAWS_PER_ROW)
    uniform = partial(rng.random, shape)
    t = Judgements(rng, rows)
    s = t.strength

    # Single precision is enough to choose by, and half the bytes.
    choose = partial(rng.random, shape, dtype=np.float32)
    public_request = choose() < 0.6
    claims_attack = choose() < 0.5
    spreading = choose() < 0.45
    treaty_invoked = choose() < 0.7
    border_disputed = choose() < 0.3
    elections_near = choose() < 0.35
    origin = choose()  # internal below 0.4, non-state below 0.7, state
    internal, from_state = origin < 0.4, origin >= 0.7
    sought = choose()  # troops below 0.5, aid below 0.8, mediation
    winter = choose() < 0.25
    mountains = choose() < 0.25
    hostile = choose() < 0.3

    severity = truncated_normal(rng, 2.2, 0.8, 0.0, 4.0, shape)
    beta_sum = 0.4 * 0.6 / 0.18**2 - 1
    own_forces = rng.beta(0.4 * beta_sum, 0.6 * beta_sum, shape)
    free_forces = rng.triangular(0.1, 0.4, 0.9, shape)
    lead_interest = 0.1 + 0.9 * rng.beta(1 + 4 * 0.5 / 0.9, 1 + 4 * 0.4 / 0.9, shape)
    distance = np.exp(truncated_normal(rng, np.log(800), np.log(2), np.log(50), np.log(5000), shape))
    cost = rng.gamma((300 / 180) ** 2, 180**2 / 300, shape)
    while np.count_nonzero(dear := cost > 2000):
        cost[dear] = rng.gamma((300 / 180) ** 2, 180**2 / 300, np.count_nonzero(dear))
    legitimacy = 0.15 + 0.85 * uniform()
    u = uniform()
    evidence = np.maximum(0.6 * u, 1.4 * u - 0.4)  # quantiles 0, 0.3 and 1 at 0, 0.5 and 1
    trade_share = truncated_normal(rng, 0.35, 0.15, 0.0, 1.0, shape)
    incidents = INCIDENTS_CDF.searchsorted(uniform())
    casualties = np.rint(np.exp(truncated_normal(rng, np.log(130), np.log(3.2), -np.inf, np.log(5000), shape)))
    deserters = np.rint(400 * uniform())

    e = t.lean["request"] + s["grave-violence"] * ((severity >= 1.5) * severity) * 0.5
    e += s["weak-forces"] * ((own_forces < 0.35) | (deserters > 200))
    e -= s["election-ahead"] * elections_near
    e -= s["calm-and-accepted"] * ((legitimacy > 0.6) & (incidents < 12))
    request = logistic(e)

    e = t.lean["admissible"] + s["article-named"] * treaty_invoked
    e -= s["thin-evidence"] * (evidence < 0.2)
    e += s["public-appeal"] * public_request
    admissible = logistic(e)
    admissible *= legitimacy >= 0.25

    e = t.lean["legal-basis"] + s["attack-by-state"] * from_state
    e -= (s["narrow-reading"] * t.narrow) * internal
    e += (s["wide-reading"] * ~t.narrow) * spreading
    e -= s["disputed-border"] * border_disputed
    e += s["proven-claim"] * ((claims_attack & (evidence >= 0.4)) * evidence)
    legal_basis = logistic(e)
    legal_basis[from_state & (evidence > 0.9)] = 1.0

    interested = lead_interest >= 0.4
    e = t.lean["lead"] + s["interest"] * (interested * lead_interest)
    # Of one group only the strongest counts.
    e -= np.maximum(s["stretched"] * ((free_forces < 0.5) * (1 - free_forces)), s["dear"] * (cost > t.cost_threshold))
    e += s["too-grave-to-leave"] * (severity >= t.severity_threshold)
    e -= s["hostile-press"] * hostile
    e += (s["trade"] * 2.0) * ((trade_share > 0.3) * trade_share)
    lead = logistic(e)

    # P(does not object) = logistic(e + w). What every member shares is computed once.
    common = t.lean["council"] + t.stands_aside + s["many-hurt"] * (casualties > 200)
    common -= s["winter-in-mountains"] * (winter & mountains)
    common -= (s["disputed-in-council"] * t.narrow) * border_disputed
    council = np.ones(shape)
    for member in MEMBERS_ASKED:
        if member in NEIGHBOURS:
            e = common + s["neighbours-fear"] * spreading
        else:
            e = common - s["far-off"] * (distance > 1500)
        if member == "belmark":
            e -= s["belmark-wary"] * (sought < 0.5)
        if member == "arland":
            e += s["lead-keeps-its-word"] * interested
        council *= logistic(e)

    e = t.lean["capacity"] - s["rough-terrain"] * mountains
    e += s["forces-free"] * (free_forces >= 0.4)
    e -= (s["long-way"] / 1600) * ((distance >= 800) * distance)
    capacity = logistic(e)

    admitted = request * admissible
    lawful = admitted * legal_basis
    agreed = lawful * lead
    agreed *= council
    troops = agreed * capacity
    aid = agreed - troops
    statement = lawful - agreed
    mediation = admitted - lawful
    approved = troops + (sought >= 0.5) * np.where(sought < 0.8, aid, mediation)
    tallies.add_outcomes(
        {
            "nothing-asked": 1 - request,
            "declined": request - admitted,
            "statement": statement,
            "mediation": mediation,
            "aid": aid,
            "troops": troops,
        },
        approved,
    )

    # Each quantity takes its own value after each outcome that has it.
    normal = partial(rng.standard_normal, shape)
    fast = np.log(6 - severity)
    tallies.add_values("decision_days", fast + np.log(2) * normal(), troops)
    tallies.add_values("decision_days", fast + np.log(2) * normal(), aid)
    tallies.add_values("decision_days", np.log(10 + distance / 200) + np.log(2.5) * normal(), statement)
    tallies.add_values("troops_sent", np.log(500 + 500 * severity) + np.log(1.8) * normal(), troops)


if __name__ == "__main__":
    main("The synthetic model in NumPy, in chunks that fit the cache.", 8192, simulate)
