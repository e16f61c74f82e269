"""Builds the guide: the Markdown pages of this folder to one folder of HTML that needs nothing else.

    python3 Documentation/build.py guide

Every link is checked: one to a page, a heading or a file that is not there fails, as does a page that the index does
not link to. Links to files of the repository outside this folder become plain text, because the guide may be read
without the repository.
"""

from __future__ import annotations

import html
import re
import shutil
import sys
from pathlib import Path

import markdown

HERE = Path(__file__).resolve().parent
LINK = re.compile(r'<a href="([^"]*)">(.*?)</a>', re.DOTALL)
ANCHOR = re.compile(r'id="([^"]+)"')
COMMENT = re.compile(r"^<!--.*?-->\n", re.MULTILINE | re.DOTALL)

STYLE = """
:root { color-scheme: light dark; --text: #1d2433; --faint: #566074; --back: #ffffff; --panel: #f4f5f8;
  --line: #d5d9e2; --link: #0b57a4; }
@media (prefers-color-scheme: dark) { :root { --text: #e3e6ee; --faint: #a4adbf; --back: #14171d; --panel: #1f242d;
  --line: #39414f; --link: #7db7f0; } }
* { box-sizing: border-box; }
body { margin: 0; color: var(--text); background: var(--back); font: 17px/1.6 system-ui, sans-serif; }
.page { display: grid; grid-template-columns: 15rem minmax(0, 50rem); gap: 3rem; max-width: 70rem; margin: 0 auto;
  padding: 2rem 1.25rem 5rem; }
nav { font-size: 0.9rem; line-height: 1.4; }
nav ul { list-style: none; margin: 0.4rem 0 1.2rem; padding: 0; }
nav li { margin: 0.35rem 0; }
nav a[aria-current] { color: var(--text); font-weight: 600; text-decoration: none; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.35rem; margin: 2.4rem 0 0.6rem; }
h3 { font-size: 1.08rem; margin: 1.8rem 0 0.4rem; }
a { color: var(--link); }
code { font: 0.86em/1.5 ui-monospace, "DejaVu Sans Mono", Menlo, monospace; background: var(--panel);
  padding: 0.1em 0.3em; border-radius: 3px; }
pre { background: var(--panel); border: 1px solid var(--line); border-radius: 6px; padding: 0.8rem 1rem;
  overflow-x: auto; line-height: 1.4; }
pre code { background: none; padding: 0; font-size: 0.75rem; line-height: 1.3; }
.table { overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.92rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.8rem 0.35rem 0;
  border-bottom: 1px solid var(--line); }
blockquote { margin: 1rem 0; padding: 0.1rem 1rem; border-left: 3px solid var(--line); color: var(--faint); }
@media (max-width: 56rem) { .page { display: block; }
  nav { border-bottom: 1px solid var(--line); margin-bottom: 1.5rem; }
  nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1.2rem; } nav li { margin: 0; } }
@media print { nav { display: none; } .page { display: block; } }
"""

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} - Casus</title>
<style>{style}</style>
</head>
<body>
<div class="page">
<nav aria-label="Guide">{navigation}</nav>
<main>
{body}
</main>
</div>
</body>
</html>
"""


def render(text: str) -> str:
    """A page's body as HTML; comments are for the test of commands and left out."""
    body = markdown.markdown(
        COMMENT.sub("", text), extensions=["tables", "fenced_code", "toc", "sane_lists"], output_format="html"
    )
    return body.replace("<table>", '<div class="table"><table>').replace("</table>", "</table></div>")


def navigation(index: str, titles: dict[str, str], current: str) -> str:
    """The index's headings and links as lists, the current page marked."""
    parts = []
    for section in re.split(r"^## ", index, flags=re.MULTILINE)[1:]:
        heading, _, rest = section.partition("\n")
        items = []
        for name in re.findall(r"\]\(([\w-]+\.md)\)", rest):
            mark = ' aria-current="page"' if name == current else ""
            items.append(f'<li><a href="{name[:-3]}.html"{mark}>{html.escape(titles.get(name, name))}</a></li>')
        if items:
            parts.append(f"<strong>{html.escape(heading)}</strong><ul>{''.join(items)}</ul>")
    return '<p><a href="index.html">Casus: user guide</a></p>' + "".join(parts)


def relink(name: str, body: str, anchors: dict[str, set[str]], wrong: list[str]) -> str:
    """A page's body with its links pointing at the built pages; what leads nowhere is added to `wrong`."""

    def replace(match: re.Match[str]) -> str:
        target, text = html.unescape(match[1]), match[2]
        if re.match(r"[a-z]+:", target):
            return match[0]
        path, _, anchor = target.partition("#")
        page = path or name
        if page in anchors:
            if anchor and anchor not in anchors[page]:
                wrong.append(f"{name}: no heading '{anchor}' on {page}")
            return f'<a href="{page[:-3]}.html{"#" + anchor if anchor else ""}">{text}</a>'
        if not (HERE / path).exists():
            wrong.append(f"{name}: the link to '{target}' leads nowhere")
        return f"<span>{text}</span>"

    return LINK.sub(replace, body)


def main() -> int:
    """Builds the guide into the folder that is named."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "guide")
    texts = {path.name: path.read_text() for path in sorted(HERE.glob("*.md"))}
    titles = {name: text.partition("\n")[0].removeprefix("# ") for name, text in texts.items()}
    bodies = {name: render(text) for name, text in texts.items()}
    anchors = {name: set(ANCHOR.findall(body)) for name, body in bodies.items()}
    index = texts["index.md"]
    others = [name for name in texts if name != "index.md"]
    wrong = [f"{name}: the index does not link to it" for name in others if f"({name})" not in index]
    pages = {name: relink(name, body, anchors, wrong) for name, body in bodies.items()}
    # The README is no page of the guide, and its links are checked all the same.
    for target in re.findall(r"\]\(([^)\s]+)\)", (HERE.parent / "README.md").read_text()):
        path, _, anchor = target.partition("#")
        inside = path.removeprefix("Documentation/")
        if ":" not in path and path and not (HERE.parent / path).exists():
            wrong.append(f"README.md: the link to '{target}' leads nowhere")
        elif anchor and inside in anchors and anchor not in anchors[inside]:
            wrong.append(f"README.md: no heading '{anchor}' on {inside}")
    if wrong:
        print("\n".join(wrong), file=sys.stderr)
        return 1
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    for name, body in pages.items():
        text = PAGE.format(
            title=html.escape(titles[name]), style=STYLE, navigation=navigation(index, titles, name), body=body
        )
        (out / f"{name[:-3]}.html").write_text(text)
    print(f"{len(pages)} pages in {out}; begin with {out / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
