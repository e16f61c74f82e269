"""Measure Casus, print one table, and say of each bar whether it is met; see `make bench`.

All figures of a table come from one run on one machine, with the programs interleaved, so that what disturbs one
disturbs all. Speeds are by processor time, which does not count waiting for a processor that others use, with the
time of a run of 2,048 draws (start-up, reading, building tables) taken off. Of several repeats the least and the
median are printed; ratios and bars go by the least, which is the least disturbed.
"""

import argparse
import datetime
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "Benchmarks"
BUILT = ROOT / ".build" / "benchmarks"
CASUS = ROOT / ".build" / "release" / "casus"
KAZAKHSTAN = "scenarios/cases/kazakhstan-2022.yaml"
SYNTHETIC = "Benchmarks/synthetic/scenario.yaml"
FEW_DRAWS = 2_048
DISAGREEMENT = 5.0
"""How many standard errors two programs of one model may differ by: beyond chance in 12 comparisons."""


@dataclass
class Measurement:
    """What running a command took, and what it printed."""

    wall: float
    processor: float
    peak_kib: int
    output: str


@dataclass
class Row:
    """A line of the table."""

    label: str
    value: str
    bar: str = ""
    met: bool | None = None
    """Whether the bar is met; None where there is none or where this run cannot tell."""

    @property
    def verdict(self) -> str:
        """Return the last column."""
        if not self.bar:
            return ""
        return {True: "met", False: "NOT MET", None: "cannot tell"}[self.met]


@dataclass
class Table:
    """The lines so far, under headings."""

    rows: list[Row | str] = field(default_factory=list)

    def heading(self, text: str) -> None:
        """Start a part of the table."""
        self.rows.append(text)

    def add(self, label: str, value: str, bar: str = "", met: bool | None = None) -> None:
        """Add a line."""
        self.rows.append(Row(label, value, bar, met))

    def text(self) -> str:
        """Return the table for a terminal."""
        rows = [row for row in self.rows if isinstance(row, Row)]
        label = max(len(row.label) for row in rows)
        value = max(len(row.value) for row in rows)
        bar = max(len(row.bar) for row in rows)
        lines = []
        for row in self.rows:
            if isinstance(row, str):
                lines += ["", row]
            else:
                line = f"  {row.label:{label}}  {row.value:{value}}  {row.bar:{bar}}  {row.verdict}"
                lines.append(line.rstrip())
        return "\n".join(lines)

    def markdown(self) -> str:
        """Return the table as Markdown."""
        lines = ["| what | measured | bar | |", "|---|---|---|---|"]
        for row in self.rows:
            if isinstance(row, str):
                lines.append(f"| **{row}** | | | |")
            else:
                lines.append(f"| {row.label} | {row.value} | {row.bar} | {row.verdict} |")
        return "\n".join(lines)


class Others:
    """How many processors everything else on this machine uses while something is measured.

    A wall clock on a busy machine says little: a bar that it misses there is neither met nor missed.
    """

    def __init__(self) -> None:
        """Start watching."""
        self.start = time.monotonic()
        self.busy = self.busy_seconds()
        self.own = 0.0

    @staticmethod
    def busy_seconds() -> float:
        """Return for how long all processors together have worked since the machine started."""
        words = Path("/proc/stat").read_text().split("\n", 1)[0].split()
        user, nice, system, _, _, interrupts, soft, stolen = map(int, words[1:9])
        return (user + nice + system + interrupts + soft + stolen) / os.sysconf("SC_CLK_TCK")

    def measure(self, command: Sequence[str | Path]) -> Measurement:
        """Measure a command whose time is then not that of others."""
        found = measure(command)
        self.own += found.processor
        return found

    @property
    def processors(self) -> float:
        """Return the processors that others used."""
        return max(0.0, self.busy_seconds() - self.busy - self.own) / (time.monotonic() - self.start)

    def judge(self, met: bool) -> bool | None:
        """Return whether a bar by the wall clock is met, or None where others were in the way."""
        return True if met else (None if self.processors > 0.2 else False)

    def add(self, table: Table) -> None:
        """Add to the table what others used."""
        table.add("processors that others used meanwhile", f"{self.processors:.2f}")


def note(text: str) -> None:
    """Say what is being measured."""
    print(text, file=sys.stderr, flush=True)


def measure(command: Sequence[str | Path], statuses: Sequence[int] = (0,)) -> Measurement:
    """Run a command from the repository's root and measure it.

    Raises SystemExit where it ends with none of these statuses: a figure of a failed run would mean nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        figures = Path(folder) / "figures.json"
        words = [str(word) for word in command]
        done = subprocess.run(
            [str(BUILT / "measure"), str(figures), *words],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
            # One thread for each: NumPy's linear algebra would start more.
            env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
        )
        found = json.loads(figures.read_text()) if figures.exists() else {"status": done.returncode}
    if found["status"] not in statuses:
        raise SystemExit(f"{' '.join(words)} ended with {found['status']}:\n{done.stderr[-2000:]}")
    return Measurement(found["wall"], found["processor"], found["peak_kib"], done.stdout)


def compile_programs() -> None:
    """Compile the C programs of this folder."""
    BUILT.mkdir(parents=True, exist_ok=True)
    gsl = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "gsl"], capture_output=True, text=True, check=True
    ).stdout.split()
    # The generators are compared as the engine compiles its own: by the Swift toolchain's C compiler.
    swift = subprocess.run(["swift", "-print-target-info"], capture_output=True, text=True, check=True).stdout
    clang = Path(json.loads(swift)["paths"]["runtimeResourcePath"]).parent.parent / "bin" / "clang"
    vectorizing = str(clang) if clang.exists() else "cc"
    plain = shutil.which("cc") or vectorizing
    for command in (
        [plain, "-O2", HERE / "measure.c", "-o", BUILT / "measure"],
        [plain, "-O2", HERE / "scalar_gsl.c", "-o", BUILT / "scalar_gsl", *gsl, "-lm"],
        [vectorizing, "-O3", "-march=native", HERE / "streams.c", "-o", BUILT / "streams"],
    ):
        subprocess.run([str(word) for word in command], check=True)


class Casus:
    """The command line under test, and what it knows."""

    def __init__(self, path: Path) -> None:
        """Ask it for its help."""
        self.path = path
        self.run_help = self.help("run")
        self.has_bench = re.search(r"^\s+bench\s", self.help(), re.MULTILINE) is not None
        self.designs = self.values_of("design") if "--design" in self.run_help else []

    def help(self, *words: str) -> str:
        """Return a help text."""
        return subprocess.run([str(self.path), *words, "--help"], capture_output=True, text=True, check=True).stdout

    def values_of(self, option: str) -> list[str]:
        """Return the values that an option of `casus run` takes."""
        text = " ".join(self.run_help.split())
        listed = re.search(rf"--{option} <\w+> .*?\(values: ([^;)]*)", text)
        return listed.group(1).replace(",", " ").split() if listed else []

    def command(self, scenario: str, draws: int | None, threads: int | None = None, *more: str) -> list[str | Path]:
        """Return a command that runs a scenario; None for draws and threads as it takes them by itself."""
        before: list[str | Path] = []
        after: list[str] = []
        if threads is not None and "--threads" in self.run_help:
            after = ["--threads", str(threads)]
        elif threads == 1:
            before = ["taskset", "--cpu-list", "0"]
        if draws is not None:
            after += ["--draws", str(draws)]
        return [*before, self.path, "run", "--quiet", "--format", "json", *after, *more, scenario]


@dataclass
class Speed:
    """A program's draws a second on one core, from runs of many draws and of few."""

    name: str
    command: Callable[[int], list[str | Path]]
    draws: int
    many: list[Measurement] = field(default_factory=list)
    few: list[Measurement] = field(default_factory=list)

    def repeat(self) -> None:
        """Measure once more."""
        self.few.append(measure(self.command(FEW_DRAWS)))
        self.many.append(measure(self.command(self.draws)))

    def nanoseconds(self, summary: Callable[[list[float]], float]) -> float:
        """Return nanoseconds a draw, start-up taken off."""
        many = summary([item.processor for item in self.many])
        few = summary([item.processor for item in self.few])
        return (many - few) / (self.draws - FEW_DRAWS) * 1e9

    @property
    def best(self) -> float:
        """Return the least nanoseconds a draw."""
        return self.nanoseconds(min)

    def line(self) -> str:
        """Return draws a second, at best and at the median."""
        median = self.nanoseconds(statistics.median)
        return f"{1e3 / self.best:.2f} M/s ({self.best:.0f} ns a draw; median {median:.0f})"


def speeds(casus: Casus, repeats: int, table: Table) -> float:
    """Measure draws a second; return how far apart the programs are, in standard errors."""
    python = sys.executable
    csto = Speed("Casus, CSTO, Kazakhstan 2022", lambda n: casus.command(KAZAKHSTAN, n, 1), 4_000_000)
    ours = Speed("Casus, synthetic", lambda n: casus.command(SYNTHETIC, n, 1), 8_000_000)
    chunked = Speed("NumPy in chunks", lambda n: [python, HERE / "numpy_chunked.py", str(n)], 2_000_000)
    scalar = Speed("C and GSL, a draw at a time", lambda n: [BUILT / "scalar_gsl", str(n)], 2_000_000)
    # Two populations of 1,048,576 draws.
    whole = Speed("NumPy, whole arrays", lambda n: [python, HERE / "numpy_whole.py", str(n)], 2_097_152)
    programs = [csto, ours, chunked, scalar, whole]
    for repeat in range(repeats):
        note(f"speeds, {repeat + 1} of {repeats}")
        for program in programs:
            program.repeat()

    table.heading("Draws a second and core")
    for program in programs:
        table.add(program.name, program.line())
    table.heading("How many times as fast as the same model by hand, per core")
    for program, bar in ((chunked, 10), (scalar, 15), (whole, None)):
        ratio = program.best / ours.best
        medians = program.nanoseconds(statistics.median) / ours.nanoseconds(statistics.median)
        table.add(
            f"than {program.name}",
            f"{ratio:.1f} (of medians {medians:.1f})",
            f"at least {bar}" if bar else "",
            ratio >= bar if bar else None,
        )
    table.heading("Do they compute the same? Differences from Casus in standard errors")
    result = json.loads(ours.many[-1].output)
    reference = {item["id"]: item["probability"] for item in result["outcomes"]}
    worst = 0.0
    for program in (chunked, scalar, whole):
        differences = agreement(reference, json.loads(program.many[-1].output)["outcomes"])
        furthest = max(differences, key=lambda name: abs(differences[name]))
        worst = max(worst, abs(differences[furthest]))
        table.add(
            program.name,
            f"furthest {differences[furthest]:+.1f} ({furthest}) of {len(differences)} outcomes",
            f"within {DISAGREEMENT:.0f}",
            abs(differences[furthest]) <= DISAGREEMENT,
        )
    return worst


def agreement(one: dict[str, Any], other: dict[str, Any]) -> dict[str, float]:
    """Return by how many standard errors of the difference each outcome's probability differs."""
    return {
        name: (other[name]["value"] - one[name]["value"])
        / (other[name]["standard_error"] ** 2 + one[name]["standard_error"] ** 2) ** 0.5
        for name in one
    }


def streams(table: Table, casus_ns: float | None, words_ns: float | None) -> None:
    """Measure what keyed streams cost against a generator that can only go on."""
    note("keyed and unkeyed streams")
    found = json.loads(measure([BUILT / "streams", "400"]).output)
    keyed, unkeyed = found["keyed_ns"], found["unkeyed_ns"]
    table.heading("The cost of reproducible streams")
    table.add("Philox4x32-10, keyed", f"{keyed:.2f} ns a word")
    table.add("xoshiro128++, 16 lanes, unkeyed", f"{unkeyed:.2f} ns a word")
    if casus_ns and words_ns:
        saved = words_ns * (1 - unkeyed / keyed)
        table.add(
            "keyed words within a synthetic draw",
            f"{words_ns:.1f} of {casus_ns:.0f} ns; unkeyed would save about {saved / casus_ns:.0%}",
        )


def scaling(casus: Casus, repeats: int, table: Table) -> None:
    """Measure one thread against two."""
    cores = len(os.sched_getaffinity(0))
    if cores < 2:
        return
    draws = 16_000_000
    runs: dict[int, list[Measurement]] = {1: [], 2: []}
    others = Others()
    for repeat in range(repeats):
        note(f"one thread and two, {repeat + 1} of {repeats}")
        for threads, measured in runs.items():
            measured.append(others.measure(casus.command(SYNTHETIC, draws, threads)))
    one, two = (min(runs[threads], key=lambda item: item.wall) for threads in (1, 2))
    had = two.processor / two.wall
    work = min(item.processor for item in runs[2]) / min(item.processor for item in runs[1])
    ratio = one.wall / two.wall
    table.heading("From one thread to two")
    table.add(
        f"{draws:,} synthetic draws, wall clock",
        f"{one.wall:.2f} s to {two.wall:.2f} s: {ratio:.2f} times",
        "at least 1.9",
        others.judge(ratio >= 1.9),
    )
    table.add("processors that the two threads got", f"{had:.2f} of 2")
    table.add("twice, over what two threads cost more in processor time", f"{2 / work:.2f} times")
    others.add(table)


def memory(casus: Casus, full: bool, table: Table) -> None:
    """Measure peak memory at a million draws and at very many."""
    table.heading("Peak memory, Kazakhstan 2022, all cores")
    note("peak memory at a million draws")
    few = measure(casus.command(KAZAKHSTAN, 1_000_000))
    table.add("a million draws", f"{few.peak_kib / 1024:.1f} MiB", "below 64 MiB", few.peak_kib < 64 * 1024)
    draws = 1_000_000_000 if full else 100_000_000
    name = "a billion draws" if full else "100 million draws (FULL=1: a billion)"
    note(name)
    others = Others()
    many = others.measure(casus.command(KAZAKHSTAN, draws))
    table.add(name, f"{many.peak_kib / 1024:.1f} MiB", "below 64 MiB", many.peak_kib < 64 * 1024)
    growth = many.peak_kib / few.peak_kib - 1
    table.add("growth", f"{growth:+.1%}", "within 10%", abs(growth) <= 0.1)
    # The guarantee is for a billion on two cores with AVX2; it is judged on nothing less.
    table.add(
        f"{name.split(' (')[0]}, start to finish",
        f"{many.wall:.1f} s, with {many.processor / many.wall:.2f} processors",
        "under 60 s" if full else "",
        others.judge(many.wall < 60) if full else None,
    )


def milliseconds(runs: list[Measurement]) -> str:
    """Return the least and the median wall-clock time, and the least processor time."""
    wall = [run.wall * 1e3 for run in runs]
    processor = min(run.processor for run in runs) * 1e3
    return f"{min(wall):.0f} ms (median {statistics.median(wall):.0f}), {processor:.0f} ms of processor"


def latency(casus: Casus, repeats: int, table: Table) -> None:
    """Measure what a user waits for, by the wall clock."""
    note("start-up")
    others = Others()
    version = [others.measure([casus.path, "--version"]) for _ in range(3 * repeats)]
    check = [others.measure([casus.path, "check", KAZAKHSTAN]) for _ in range(3 * repeats)]
    million = [others.measure(casus.command(KAZAKHSTAN, 1_000_000)) for _ in range(repeats)]

    def judge(runs: list[Measurement], seconds: float, threads: int) -> bool | None:
        """Judge a bar; what takes too much processor time misses it however free the machine is."""
        if min(run.processor for run in runs) / threads >= seconds:
            return False
        return others.judge(min(run.wall for run in runs) < seconds)

    table.heading("Start to finish, wall clock")
    table.add("casus --version", milliseconds(version))
    table.add("casus check, Kazakhstan 2022", milliseconds(check), "under 50 ms", judge(check, 0.05, 1))
    cores = len(os.sched_getaffinity(0))
    table.add("a million draws, Kazakhstan 2022", milliseconds(million), "under 200 ms", judge(million, 0.2, cores))
    others.add(table)


def precision(casus: Casus, table: Table) -> None:
    """Measure the time to a standard error of 0.001 by design, where Casus has both options."""
    if "--precision" not in casus.run_help:
        return
    table.heading("To a standard error of 0.001, Kazakhstan 2022")
    for design in casus.designs or ["random"]:
        note(f"to a standard error of 0.001, {design}")
        chosen = ["--design", design] if casus.designs else []
        # Status 3: the ceiling on draws came first.
        found = measure(casus.command(KAZAKHSTAN, None, None, "--precision", "0.001", *chosen), (0, 3))
        draws = json.loads(found.output)["manifest"]["draws"]
        table.add(design, f"{draws:,} draws, {found.wall * 1e3:.0f} ms, {found.processor:.2f} s of processor")


def breakdowns(casus: Casus) -> dict[str, str]:
    """Return the engine's own account of where its time goes, by scenario."""
    if not casus.has_bench:
        return {}
    note("the engine's breakdown")
    return {scenario: measure([casus.path, "bench", scenario]).output for scenario in (SYNTHETIC, KAZAKHSTAN)}


def words_within(breakdown: str) -> tuple[float | None, float | None]:
    """Return nanoseconds a draw, and those spent on making streams' words, from the engine's account."""
    whole = re.search(r"^([\d.]+) ns a draw", breakdown, re.MULTILINE)
    words = re.findall(r"^\s+([\d.]+) ns\s+(?:row_)?words\b", breakdown, re.MULTILINE)
    return (float(whole.group(1)) if whole else None, sum(map(float, words)) if words else None)


def machine() -> str:
    """Return what this was measured on."""
    names = re.findall(r"^model name\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    flags = re.search(r"^flags\s*:\s*(.*)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    known = flags.group(1).split() if flags else []
    sets = [name.upper() for name in ("avx2", "avx512f", "avx512dq", "avx512bw", "avx512vl") if name in known]
    commit = subprocess.run(
        ["git", "describe", "--always", "--dirty"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.strip()
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return (
        f"{names[0] if names else os.uname().machine}, {len(os.sched_getaffinity(0))} cores"
        f" ({', '.join(sets) or 'no AVX2'}), {os.uname().sysname}, on {today}; commit {commit or 'unknown'}"
    )


def load() -> str:
    """Return how many processes wanted to run over the last minute and five."""
    one, five, _ = os.getloadavg()
    return f"{one:.1f} and {five:.1f}"


def main() -> int:
    """Measure everything and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="a billion draws where else a tenth of it is made")
    parser.add_argument("--repeats", type=int, default=5, help="how often to measure each speed (default: 5)")
    parser.add_argument("--casus", type=Path, default=CASUS, help="the program to measure")
    parser.add_argument("--out", type=Path, help="write the table to this file too, as Markdown")
    options = parser.parse_args()

    compile_programs()
    casus = Casus(options.casus.resolve())
    before = load()
    table = Table()
    worst = speeds(casus, options.repeats, table)
    accounts = breakdowns(casus)
    streams(table, *words_within(accounts.get(SYNTHETIC, "")))
    scaling(casus, options.repeats, table)
    memory(casus, options.full, table)
    latency(casus, options.repeats, table)
    precision(casus, table)

    about = [
        f"Measured on {machine()}.",
        f"Processes that wanted to run, over one minute and five: {before} at the start, {load()} at the end.",
        "Speeds are by processor time without start-up, the least of "
        f"{options.repeats} interleaved repeats; where others use the machine, caches and clock are shared.",
        "Casus also measures what each criterion decides, and intervals; the programs by hand do not.",
    ]
    print("\n".join(about))
    print(table.text())
    for scenario, account in accounts.items():
        print(f"\nWhere a draw's time goes, by `casus bench {scenario}`\n{account.rstrip()}")
    if options.out:
        options.out.parent.mkdir(parents=True, exist_ok=True)
        parts = ["# Benchmark", "Written by `make bench OUT=…`; do not edit.", "\n".join(about)]
        parts.append(table.markdown())
        for scenario, account in accounts.items():
            parts.append(f"## `casus bench {scenario}`\n\n```\n{account.rstrip()}\n```")
        options.out.write_text("\n\n".join(parts) + "\n")
    if worst > DISAGREEMENT:
        print(f"\nThe programs do not compute the same: {worst:.1f} standard errors apart.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
