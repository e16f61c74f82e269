"""Runs every command that the README and the guide show, and compares the output that they quote.

    python3 Tests/Documentation/commands.py CASUS [--update] [PAGE ...]

A page is one session: its `sh` blocks that call casus run in order, in one temporary folder with a copy of the
shipped scenarios, in bash, where a failing command stops the page. Comments before a block say more:

    <!-- file: mine.yaml -->          the block's text becomes that file of the session
    <!-- from: rulebook rio -->       the block's lines stand in that bundled rulebook, or file, as they are here
    <!-- not run: REASON -->          the block is shown and not run
    <!-- exits 65 -->                 the block's last command ends with that code, and shall
    <!-- output -->                   the block quotes the whole output of the commands before it
    <!-- output: ANSWER .. WHERE -->  it quotes the lines from the one that begins with the first text up to the one
                                      before that which begins with the second; without the second, to the empty line

`--update` rewrites the quotations instead of comparing them. Nothing but Python's own library is needed.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FENCE = re.compile(r"^```(\w*)\s*$")
NOTE = re.compile(r"^<!--\s*(file|from|not run|exits|output)\b:?\s*(.*?)\s*-->$")
CALL = re.compile(r"(^|[;&|(]\s*|\s)casus\s")
SECONDS = 600


@dataclass
class Block:
    """A fenced block: its language, its lines, where its text begins and ends, and the comments before it."""

    language: str
    first: int
    last: int
    lines: list[str]
    notes: dict[str, str] = field(default_factory=dict)


def blocks(lines: list[str]) -> list[Block]:
    """The fenced blocks of a page, in order."""
    found: list[Block] = []
    notes: dict[str, str] = {}
    index = 0
    while index < len(lines):
        line = lines[index].strip()
        if note := NOTE.match(line):
            notes[note[1]] = note[2]
        elif fence := FENCE.match(line):
            end = next(i for i in range(index + 1, len(lines)) if lines[i].strip() == "```")
            found.append(Block(fence[1], index + 1, end, lines[index + 1 : end], notes))
            notes, index = {}, end
        elif line:
            notes = {}
        index += 1
    return found


def quoted(output: list[str], what: str) -> list[str]:
    """The lines of an output that a comment `output: FROM .. TO` names."""
    if not what:
        return output
    begin, _, end = (part.strip() for part in what.partition(".."))
    first = next((i for i, line in enumerate(output) if line.strip().startswith(begin)), None)
    if first is None:
        raise LookupError(f"no line of the output begins with '{begin}'")
    rest = output[first + 1 :]
    ends = (i for i, line in enumerate(rest) if (line.strip().startswith(end) if end else not line.strip()))
    lines = output[first : first + 1 + next(ends, len(rest))]
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def stands_in(lines: list[str], source: str) -> bool:
    """Whether a file of the repository has these lines one after the other."""
    name = source.removeprefix("rulebook ")
    path = f"Sources/CRulebooks/rulebooks/{name}.yaml" if name != source else source
    return "\n" + "\n".join(lines) + "\n" in "\n" + (ROOT / path).read_text(encoding="utf-8")


class Session:
    """One page's temporary folder."""

    def __init__(self, casus: Path) -> None:
        """Makes the folder, with the scenarios in it and `casus` on the path."""
        self.folder = Path(tempfile.mkdtemp(prefix="casus-guide-"))
        self.commands = Path(tempfile.mkdtemp(prefix="casus-guide-"))
        (self.commands / "casus").symlink_to(casus)
        shutil.copytree(ROOT / "scenarios", self.folder / "scenarios")

    def run(self, script: str) -> subprocess.CompletedProcess[str]:
        """Runs a block's commands, as they are shown."""
        kept = {name: os.environ[name] for name in ("HOME", "TMPDIR") if name in os.environ}
        path = f"{self.commands}:{os.environ['PATH']}"
        return subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", script],
            cwd=self.folder,
            env=kept | {"PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )

    def close(self) -> None:
        """Removes the folders."""
        shutil.rmtree(self.folder)
        shutil.rmtree(self.commands)


def check(page: Path, casus: Path, update: bool) -> tuple[int, list[str]]:
    """Runs a page's commands; how many blocks were run, and what is wrong."""
    lines = page.read_text(encoding="utf-8").split("\n")
    session = Session(casus)
    wrong: list[str] = []
    replaced: list[tuple[Block, list[str]]] = []
    output: list[str] = []
    count = 0
    try:
        for block in blocks(lines):
            place = f"{page.relative_to(ROOT)}:{block.first + 1}"
            if name := block.notes.get("file"):
                path = session.folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("\n".join(block.lines) + "\n", encoding="utf-8")
            elif source := block.notes.get("from"):
                if not stands_in(block.lines, source):
                    wrong.append(f"{place}: these lines do not stand in {source}")
            elif block.language == "sh":
                calls = any(CALL.search(line.split("#")[0]) for line in block.lines)
                if "not run" in block.notes:
                    if not block.notes["not run"]:
                        wrong.append(f"{place}: a block that is not run must say why")
                    continue
                if not calls:
                    continue
                try:
                    result = session.run("\n".join(block.lines))
                except subprocess.TimeoutExpired:
                    wrong.append(f"{place}: did not end within {SECONDS} seconds")
                    break
                count += 1
                output = result.stdout.rstrip("\n").split("\n")
                due = int(block.notes.get("exits") or 0)
                if result.returncode != due:
                    wrong.append(f"{place}: ended with {result.returncode} and not {due}\n{result.stdout}")
                    break
            elif "output" in block.notes:
                try:
                    real = quoted(output, block.notes["output"])
                except LookupError as error:
                    wrong.append(f"{place}: {error}")
                    continue
                real = [line.rstrip() for line in real]
                if update:
                    replaced.append((block, real))
                elif real != block.lines:
                    change = difflib.unified_diff(block.lines, real, "quoted", "printed", lineterm="")
                    wrong.append("\n".join([f"{place}: the output is another one", *change]))
    finally:
        session.close()
    for block, real in reversed(replaced):
        lines[block.first : block.last] = real
    if replaced:
        page.write_text("\n".join(lines), encoding="utf-8")
    return count, wrong


def main() -> int:
    """Checks the pages that are named, or all of them."""
    options = argparse.ArgumentParser()
    options.add_argument("casus", type=Path)
    options.add_argument("pages", type=Path, nargs="*")
    options.add_argument("--update", action="store_true")
    given = options.parse_intermixed_args()
    pages = given.pages or [ROOT / "README.md", *sorted((ROOT / "Documentation").glob("*.md"))]
    casus = given.casus.resolve()
    if not os.access(casus, os.X_OK):
        print(f"{casus} is no program; build it first: swift build -c release --product casus", file=sys.stderr)
        return 66
    total, failures = 0, 0
    for page in pages:
        count, wrong = check(page.resolve(), casus, given.update)
        total += count
        failures += len(wrong)
        for text in wrong:
            print(text, file=sys.stderr)
    print(f"{total} blocks of commands on {len(pages)} pages were run; {failures} went wrong.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
