"""The page put together: markup, styles, libraries, data, and a policy that forbids the network."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from eventcoder.report.embed import source_hash

LIBRARIES = ("d3.min.js", "plot.umd.min.js", "topojson-client.min.js", "table-core.min.js")
# In the order in which they need each other.
SCRIPTS = (
    *("read.js", "elements.js", "filters.js", "series.js", "map.js", "actors.js", "sentence.js"),
    *("table.js", "coverage.js", "start.js"),
)


def page(title: str, data: Mapping[str, str]) -> str:
    """The whole HTML page. `data` are packed texts by the id of the element that will hold them."""
    folder = files("eventcoder.report")
    style = _text(folder / "page" / "page.css")
    scripts = [_without_map(_text(folder / "vendor" / name)) for name in LIBRARIES] + [_program(folder)]
    # Plot puts this style into each of its charts: without its hash in the policy it would be refused.
    chart_style = _text(folder / "vendor" / "plot-style.css").strip()
    filled = {
        "policy": _policy(scripts, [style, chart_style]),
        "title": html.escape(title),
        "style": style,
        "data": "\n".join(
            f'<script type="text/plain" id="{name}">{text}</script>' for name, text in data.items()
        ),
        "scripts": "\n".join(f"<script>{script}</script>" for script in scripts),
    }
    # In one pass, so that nothing that is filled in is taken for a place to fill.
    return re.sub(r"\{\{(\w+)\}\}", lambda found: filled[found[1]], _text(folder / "page" / "page.html"))


def _program(folder: Traversable) -> str:
    """Our own scripts as one, in a scope of their own."""
    parts = "\n".join(_text(folder / "page" / name) for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{parts}\n}})();\n'


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Nothing may be loaded, and only these scripts and styles may run."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(map(source_hash, scripts))}",
            f"style-src {' '.join(map(source_hash, styles))}",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _without_map(script: str) -> str:
    """The script without the name of its source map, a file that isn't there."""
    return re.sub(r"^//# sourceMappingURL=.*$", "", script, flags=re.MULTILINE)


def _text(file: Traversable) -> str:
    # Browsers read every line end as \n, and hash what they read.
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")
