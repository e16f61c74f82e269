"""The synthetic model of synthetic/ in NumPy by whole arrays, as rules engines on NumPy do it.

In the manner of OpenFisca: every variable is a formula over a population, computed once when first asked for
and kept as a full column over all draws. Judgements belong to rows and are projected onto their 64 draws,
as a household's income is projected onto its persons. Nothing is computed in place and nothing is freed
before the end: that is what such engines cost in memory and cache misses.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inner_sea import (
    DRAWS_PER_ROW,
    INCIDENTS_CDF,
    MEMBERS_ASKED,
    NEIGHBOURS,
    OUTCOMES,
    Judgements,
    Tallies,
    main,
    truncated_normal,
)

Column = NDArray[Any]
Formula = Callable[["Population"], Column]

FORMULAS: dict[str, Formula] = {}


def variable(formula: Formula) -> Formula:
    """Register the formula of the variable that it is named after."""
    FORMULAS[formula.__name__] = formula
    return formula


class Population:
    """All draws of a run, with the variables computed so far."""

    def __init__(self, rng: np.random.Generator, rows: int) -> None:
        """Make a population of whole rows."""
        self.rng = rng
        self.count = rows * DRAWS_PER_ROW
        self.judgements = Judgements(rng, rows)
        self.columns: dict[str, Column] = {}

    def __call__(self, name: str) -> Column:
        """Return a variable's column, computed at the first request."""
        if name not in self.columns:
            self.columns[name] = FORMULAS[name](self)
        return self.columns[name]

    def strength(self, criterion: str) -> Column:
        """Return a criterion's strength, projected onto the draws."""
        return self.project("strength/" + criterion, self.judgements.strength[criterion])

    def lean(self, stage: str) -> Column:
        """Return a stage's lean, projected onto the draws."""
        return self.project("lean/" + stage, self.judgements.lean[stage])

    def project(self, name: str, of_rows: Column) -> Column:
        """Repeat what belongs to rows for each of their draws."""
        if name not in self.columns:
            self.columns[name] = np.repeat(of_rows.ravel(), DRAWS_PER_ROW)
        return self.columns[name]

    def uniform(self) -> Column:
        """Draw a column of uniforms."""
        return self.rng.random(self.count)

    def normal(self, mean: float, sd: float, low: float, high: float) -> Column:
        """Draw a column of truncated normals."""
        return truncated_normal(self.rng, mean, sd, low, high, (self.count,))


def logistic(log_odds: Column) -> Column:
    """Return 1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + np.exp(-log_odds))


def chance(name: str, probability: float) -> None:
    """Register a factor that is yes with a probability."""
    FORMULAS[name] = lambda population: population.uniform() < probability


def choice(name: str, values: dict[str, float]) -> None:
    """Register a factor that is one of several values, kept as the value's place."""
    ends = np.cumsum(list(values.values()))[:-1]
    FORMULAS[name] = lambda population: ends.searchsorted(population.uniform(), side="right").astype(np.int8)


chance("public_request", 0.6)
chance("claims_attack", 0.5)
chance("spreading", 0.45)
chance("treaty_invoked", 0.7)
chance("border_disputed", 0.3)
chance("elections_near", 0.35)

INTERNAL, NONSTATE, STATE = range(3)
choice("origin", {"internal": 0.4, "nonstate": 0.3, "state": 0.3})
TROOPS, AID, MEDIATION = range(3)
choice("sought", {"troops": 0.5, "aid": 0.3, "mediation": 0.2})
WINTER = 0
choice("season", {"winter": 0.25, "spring": 0.25, "summer": 0.25, "autumn": 0.25})
MOUNTAINS = 2
choice("terrain", {"plain": 0.4, "hills": 0.35, "mountains": 0.25})
HOSTILE = 0
choice("press_mood", {"hostile": 0.3, "mixed": 0.4, "friendly": 0.3})


@variable
def severity(population: Population) -> Column:
    """How grave the violence is."""
    return population.normal(2.2, 0.8, 0.0, 4.0)


@variable
def own_forces(population: Population) -> Column:
    """What share of its needs the requester's forces cover."""
    total = 0.4 * 0.6 / 0.18**2 - 1
    return population.rng.beta(0.4 * total, 0.6 * total, population.count)


@variable
def free_forces(population: Population) -> Column:
    """What share of the lead state's forces is free."""
    return population.rng.triangular(0.1, 0.4, 0.9, population.count)


@variable
def lead_interest(population: Population) -> Column:
    """How much the outcome matters to the lead state."""
    return 0.1 + 0.9 * population.rng.beta(1 + 4 * 0.5 / 0.9, 1 + 4 * 0.4 / 0.9, population.count)


@variable
def distance(population: Population) -> Column:
    """How far away it is."""
    return np.exp(population.normal(np.log(800), np.log(2), np.log(50), np.log(5000)))


@variable
def cost(population: Population) -> Column:
    """What it would cost."""
    values = population.rng.gamma((300 / 180) ** 2, 180**2 / 300, population.count)
    while count := np.count_nonzero(values > 2000):
        values[values > 2000] = population.rng.gamma((300 / 180) ** 2, 180**2 / 300, count)
    return values


@variable
def legitimacy(population: Population) -> Column:
    """How widely the government is accepted."""
    return 0.15 + 0.85 * population.uniform()


@variable
def evidence(population: Population) -> Column:
    """How good the evidence is."""
    u = population.uniform()
    return np.where(u < 0.5, 0.6 * u, 1.4 * u - 0.4)


@variable
def trade_share(population: Population) -> Column:
    """What share of the lead state's trade passes there."""
    return population.normal(0.35, 0.15, 0.0, 1.0)


@variable
def incidents(population: Population) -> Column:
    """How many incidents there were."""
    return INCIDENTS_CDF.searchsorted(population.uniform())


@variable
def casualties(population: Population) -> Column:
    """How many people were hurt or killed."""
    return np.rint(np.exp(population.normal(np.log(130), np.log(3.2), -np.inf, np.log(5000))))


@variable
def deserters(population: Population) -> Column:
    """How many soldiers left."""
    rounded: Column = np.rint(400 * population.uniform())
    return rounded


@variable
def narrow(population: Population) -> Column:
    """Whether the narrow reading is in force."""
    return population.project("reading", population.judgements.narrow)


@variable
def request(population: Population) -> Column:
    """P(a request is made)."""
    p = population
    weak = (p("own_forces") < 0.35) | (p("deserters") > 200)
    calm = (p("legitimacy") > 0.6) & (p("incidents") < 12)
    return logistic(
        p.lean("request")
        + (p("severity") >= 1.5) * p.strength("grave-violence") * p("severity") / 2
        + weak * p.strength("weak-forces")
        - p("elections_near") * p.strength("election-ahead")
        - calm * p.strength("calm-and-accepted")
    )


@variable
def admissible(population: Population) -> Column:
    """P(the request comes before the league)."""
    p = population
    odds = (
        p.lean("admissible")
        + p("treaty_invoked") * p.strength("article-named")
        - (p("evidence") < 0.2) * p.strength("thin-evidence")
        + p("public_request") * p.strength("public-appeal")
    )
    return np.where(p("legitimacy") < 0.25, 0.0, logistic(odds))


@variable
def legal_basis(population: Population) -> Column:
    """P(there is a legal basis)."""
    p = population
    from_state = p("origin") == STATE
    proven = p("claims_attack") & (p("evidence") >= 0.4)
    odds = (
        p.lean("legal-basis")
        + from_state * p.strength("attack-by-state")
        - (p("narrow") & (p("origin") == INTERNAL)) * p.strength("narrow-reading")
        + (~p("narrow") & p("spreading")) * p.strength("wide-reading")
        - p("border_disputed") * p.strength("disputed-border")
        + proven * p.strength("proven-claim") * p("evidence")
    )
    return np.where(from_state & (p("evidence") > 0.9), 1.0, logistic(odds))


@variable
def lead(population: Population) -> Column:
    """P(the lead state wants to act)."""
    p = population
    cost_threshold = p.project("cost_threshold", p.judgements.cost_threshold)
    severity_threshold = p.project("severity_threshold", p.judgements.severity_threshold)
    stretched = (p("free_forces") < 0.5) * p.strength("stretched") * (1 - p("free_forces"))
    dear = (p("cost") > cost_threshold) * p.strength("dear")
    return logistic(
        p.lean("lead")
        + (p("lead_interest") >= 0.4) * p.strength("interest") * p("lead_interest")
        - np.maximum(stretched, dear)
        + (p("severity") >= severity_threshold) * p.strength("too-grave-to-leave")
        - (p("press_mood") == HOSTILE) * p.strength("hostile-press")
        + (p("trade_share") > 0.3) * p.strength("trade") * p("trade_share") * 2
    )


@variable
def council_shared(population: Population) -> Column:
    """The log-odds of not objecting that every member shares."""
    p = population
    odds: Column = (
        p.lean("council")
        + p.project("stands_aside", p.judgements.stands_aside)
        + (p("casualties") > 200) * p.strength("many-hurt")
        - ((p("season") == WINTER) & (p("terrain") == MOUNTAINS)) * p.strength("winter-in-mountains")
        - (p("border_disputed") & p("narrow")) * p.strength("disputed-in-council")
    )
    return odds


@variable
def council(population: Population) -> Column:
    """P(nobody objects)."""
    p = population
    nobody = np.ones(p.count)
    for member in MEMBERS_ASKED:
        odds = p("council_shared")
        if member in NEIGHBOURS:
            odds = odds + p("spreading") * p.strength("neighbours-fear")
        else:
            odds = odds - (p("distance") > 1500) * p.strength("far-off")
        if member == "belmark":
            odds = odds - (p("sought") == TROOPS) * p.strength("belmark-wary")
        if member == "arland":
            odds = odds + (p("lead_interest") >= 0.4) * p.strength("lead-keeps-its-word")
        nobody = nobody * logistic(odds)
    return nobody


@variable
def capacity(population: Population) -> Column:
    """P(troops can be sent)."""
    p = population
    return logistic(
        p.lean("capacity")
        - (p("terrain") == MOUNTAINS) * p.strength("rough-terrain")
        + (p("free_forces") >= 0.4) * p.strength("forces-free")
        - (p("distance") >= 800) * p.strength("long-way") * p("distance") / 1600
    )


@variable
def admitted(population: Population) -> Column:
    """P(the stage of the legal basis is reached)."""
    return population("request") * population("admissible")


@variable
def lawful(population: Population) -> Column:
    """P(the stage of the lead state is reached)."""
    return population("admitted") * population("legal_basis")


@variable
def agreed(population: Population) -> Column:
    """P(the stage of capacity is reached)."""
    return population("lawful") * population("lead") * population("council")


FORMULAS["nothing-asked"] = lambda p: 1 - p("request")
FORMULAS["declined"] = lambda p: p("request") - p("admitted")
FORMULAS["mediation"] = lambda p: p("admitted") - p("lawful")
FORMULAS["statement"] = lambda p: p("lawful") - p("agreed")
FORMULAS["aid"] = lambda p: p("agreed") * (1 - p("capacity"))
FORMULAS["troops"] = lambda p: p("agreed") * p("capacity")


@variable
def approved(population: Population) -> Column:
    """P(the requester gets what it sought)."""
    p = population
    return (
        p("troops")
        + np.where(p("sought") == AID, p("aid"), 0.0)
        + np.where(p("sought") == MEDIATION, p("mediation"), 0.0)
    )


def simulate(rng: np.random.Generator, rows: int, tallies: Tallies) -> None:
    """Simulate some rows of 64 draws as one population and add them up."""
    p = Population(rng, rows)
    shape = (rows, DRAWS_PER_ROW)
    tallies.add_outcomes({name: p(name).reshape(shape) for name in OUTCOMES}, p("approved").reshape(shape))

    # Each quantity takes its own value after each outcome that has it.
    fast = np.log(6 - p("severity"))
    slow = np.log(10 + p("distance") / 200)
    size = np.log(500 + 500 * p("severity"))
    for quantity, centre, spread, outcome in (
        ("decision_days", fast, 2.0, "troops"),
        ("decision_days", fast, 2.0, "aid"),
        ("decision_days", slow, 2.5, "statement"),
        ("troops_sent", size, 1.8, "troops"),
    ):
        tallies.add_values(quantity, centre + np.log(spread) * rng.standard_normal(p.count), p(outcome))


if __name__ == "__main__":
    main("The synthetic model in NumPy by whole arrays.", 1 << 20, simulate)
