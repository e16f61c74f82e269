"""Executes the notebooks of this folder from clean, and writes them with their pictures as HTML to `executed/`.

    .venv-notebooks/bin/python notebooks/execute.py

A notebook that fails, or that was committed with outputs, fails this program. The pages need no network.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter

HERE = Path(__file__).resolve().parent
OUT = HERE / "executed"


def execute(path: Path) -> str | None:
    """Executes one notebook and writes its page; what went wrong, or None."""
    notebook = nbformat.read(path, as_version=4)
    if any(cell.get("outputs") or cell.get("execution_count") for cell in notebook.cells):
        return f"{path.name} was saved with outputs: strip them (jupyter nbconvert --clear-output --inplace)"
    begun = time.monotonic()
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        extra_arguments=["--log-level=ERROR"],
        timeout=900,
        startup_timeout=300,
        resources={"metadata": {"path": str(HERE)}},
    )
    try:
        client.execute()
    except CellExecutionError as error:
        return f"{path.name} failed:\n{error}"
    exporter = HTMLExporter(mathjax_url="", require_js_url="", jquery_url="", embed_images=True)
    page, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": path.stem}})
    (OUT / f"{path.stem}.html").write_text(page, encoding="utf-8")
    print(f"notebooks/executed/{path.stem}.html ({time.monotonic() - begun:.0f} s)", flush=True)
    return None


def main() -> int:
    """Executes all notebooks, two at a time."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch, ProcessPoolExecutor(2) as pool:
        # Kernels write below the home folder otherwise, which need not be writable.
        for name in ("JUPYTER_RUNTIME_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR"):
            os.environ[name] = scratch
        os.environ["LC_ALL"] = "C.UTF-8"
        wrong = [text for text in pool.map(execute, sorted(HERE.glob("*.ipynb"))) if text]
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
