"""What the two NumPy programs share: the synthetic model's numbers, its judgements, the adding up."""

import argparse
import json
import time
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS_PER_ROW = 64
BINS = 2048

WORDS = {"slight": (0.5, 0.25), "moderate": (1.0, 0.4), "strong": (2.0, 0.6), "decisive": (3.5, 0.8)}

CRITERIA = {
    "grave-violence": "moderate",
    "weak-forces": "moderate",
    "election-ahead": "moderate",
    "calm-and-accepted": "moderate",
    "article-named": "strong",
    "thin-evidence": "moderate",
    "public-appeal": "slight",
    "attack-by-state": "strong",
    "narrow-reading": "decisive",
    "wide-reading": "moderate",
    "disputed-border": "moderate",
    "proven-claim": "strong",
    "interest": "strong",
    "stretched": "strong",
    "dear": "moderate",
    "too-grave-to-leave": "moderate",
    "hostile-press": "slight",
    "trade": "moderate",
    "neighbours-fear": "strong",
    "far-off": "moderate",
    "belmark-wary": "strong",
    "many-hurt": "moderate",
    "winter-in-mountains": "moderate",
    "lead-keeps-its-word": "decisive",
    "disputed-in-council": "moderate",
    "rough-terrain": "moderate",
    "forces-free": "strong",
    "long-way": "moderate",
}
"""The criteria that have a strength, each with its word."""

LEANS = {
    "request": (1.0, 0.5),
    "admissible": (1.0, 0.5),
    "legal-basis": (0.0, 0.5),
    "lead": (0.0, 0.5),
    "council": (2.5, 0.6),
    "capacity": (1.0, 0.5),
}

OUTCOMES = ("nothing-asked", "declined", "statement", "mediation", "aid", "troops")

MEMBERS_ASKED = ("arland", "belmark", "dunmere", "estavia", "fenwick")
NEIGHBOURS = ("dunmere", "estavia")

QUANTITY_RANGES = {"decision_days": (0.1, 1000.0), "troops_sent": (10.0, 100_000.0)}

INCIDENTS_CDF = np.cumsum(np.exp(np.arange(61) * np.log(12.0) - np.cumsum(np.log(np.maximum(np.arange(61), 1))) - 12))
"""The Poisson distribution function with mean 12: inverting it is twice as fast as Generator.poisson."""


def truncated_normal(
    rng: np.random.Generator, mean: float, sd: float, low: float, high: float, shape: tuple[int, ...]
) -> Floats:
    """Draw normals truncated by renormalising: the few that fall outside are drawn again."""
    values = rng.standard_normal(shape)
    values *= sd
    values += mean
    outside = (values < low) | (values > high)
    while count := np.count_nonzero(outside):
        values[outside] = rng.normal(mean, sd, count)
        outside = (values < low) | (values > high)
    return values


class Judgements:
    """The judgements of some rows, each a column with one value a row."""

    def __init__(self, rng: np.random.Generator, rows: int) -> None:
        """Draw every judgement of `rows` rows."""
        column = (rows, 1)
        self.strength = {
            name: truncated_normal(rng, *WORDS[word], 0.0, np.inf, column) for name, word in CRITERIA.items()
        }
        self.lean = {name: rng.normal(mean, sd, column) for name, (mean, sd) in LEANS.items()}
        self.narrow = rng.random(column) < 0.6
        self.severity_threshold = truncated_normal(rng, 2.0, 0.4, 0.0, 4.0, column)
        self.cost_threshold = rng.uniform(200.0, 500.0, column)
        self.stands_aside = truncated_normal(rng, 1.5, 0.6, 0.0, 6.0, column)


class Tallies:
    """Sums over draws and rows: what a run reports is computed from them."""

    def __init__(self) -> None:
        """Start empty."""
        self.rows = 0
        self.sums = np.zeros(len(OUTCOMES))
        self.squares = np.zeros(len(OUTCOMES))
        self.approved = 0.0
        self.histograms = {name: np.zeros(BINS + 2) for name in QUANTITY_RANGES}

    def add_outcomes(self, probabilities: Mapping[str, Floats], approved: Floats) -> None:
        """Add the probabilities of some whole rows, each an array of rows by 64 draws."""
        for place, name in enumerate(OUTCOMES):
            means = probabilities[name].mean(axis=1)
            self.sums[place] += means.sum()
            self.squares[place] += means @ means
        self.approved += float(approved.sum())
        self.rows += len(approved)

    def add_values(self, quantity: str, logarithms: Floats, weights: Floats) -> None:
        """Add values, given by their logarithms, to the quantity's histogram of geometric bins."""
        low, high = QUANTITY_RANGES[quantity]
        places = (logarithms - np.log(low)) * (BINS / np.log(high / low)) + 1
        np.clip(places, 0, BINS + 1, out=places)
        self.histograms[quantity] += np.bincount(
            places.astype(np.intp).ravel(), weights=weights.ravel(), minlength=BINS + 2
        )

    def median(self, quantity: str) -> float:
        """Return the median, interpolated within its bin."""
        low, high = QUANTITY_RANGES[quantity]
        sums = np.cumsum(self.histograms[quantity])
        place = np.interp(sums[-1] / 2, sums, np.arange(BINS + 2))
        return float(low * (high / low) ** (place / BINS))

    def report(self, seconds: float) -> str:
        """Return the result as JSON."""
        draws = self.rows * DRAWS_PER_ROW
        means = self.sums / self.rows
        errors = np.sqrt((self.squares / self.rows - means**2) / (self.rows - 1))
        return json.dumps(
            {
                "draws": draws,
                "seconds": seconds,
                "draws_per_second": draws / seconds,
                "outcomes": {
                    name: {"value": value, "standard_error": error}
                    for name, value, error in zip(OUTCOMES, means.tolist(), errors.tolist(), strict=True)
                },
                "approved": self.approved / draws,
                "medians": {name: self.median(name) for name in self.histograms},
            }
        )


def main(description: str, chunk: int, simulate: Callable[[np.random.Generator, int, Tallies], None]) -> None:
    """Read the command line, simulate chunk after chunk, and print the result.

    Time is processor time, since a wall clock would count what other processes take.
    """
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("draws", type=int, nargs="?", default=1_000_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--chunk", type=int, default=chunk, help="draws computed at a time")
    options = parser.parse_args()
    rng = np.random.Generator(np.random.SFC64(options.seed))
    tallies = Tallies()
    rows = max(2, -(-options.draws // DRAWS_PER_ROW))
    start = time.process_time()
    while tallies.rows < rows:
        simulate(rng, min(options.chunk // DRAWS_PER_ROW, rows - tallies.rows), tallies)
    print(tallies.report(time.process_time() - start))
