#!/usr/bin/env python3
"""Finds links of the site that lead nowhere: usage check.py <folder> [<path that a server has it under>]."""

import json
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        for name, value in attributes:
            if name in ("href", "src") and value:
                self.links.append(value)
            elif name in ("id", "name") and value:
                self.ids.add(value)


def documentation_links(node: object) -> list[str]:
    """The addresses in a page of DocC, which are data."""
    if isinstance(node, dict):
        own = [node["url"]] if isinstance(node.get("url"), str) else []
        return own + [link for value in node.values() for link in documentation_links(value)]
    return [link for value in node for link in documentation_links(value)] if isinstance(node, list) else []


def main(site: Path, path: str) -> int:
    pages = {file: Page(file.read_text()) for file in site.rglob("*.html")}
    links = [(file, link) for file, page in pages.items() for link in page.links]
    docs = site / "docs"
    for file in (docs / "data").rglob("*.json"):
        links += [(file, link) for link in documentation_links(json.loads(file.read_text()))]

    missing = set()
    for file, link in links:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            continue
        if parts.path.startswith("/"):
            # DocC's own addresses begin after its folder.
            inside = parts.path.removeprefix(path)
            target = (docs if inside.startswith("/documentation/") else site) / unquote(inside).lstrip("/")
        else:
            target = file.parent / unquote(parts.path) if parts.path else file
        target = (target / "index.html" if target.is_dir() else target).resolve()
        if not target.exists():
            missing.add(f"{file.relative_to(site)}: {link}")
        elif parts.fragment and target in pages and docs not in target.parents and parts.fragment not in pages[target].ids:
            missing.add(f"{file.relative_to(site)}: {link}: no such place")
    for line in sorted(missing):
        print(line, file=sys.stderr)
    print(f"{site}: {len(pages)} pages, {len(links)} links, {len(missing)} of them lead nowhere")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve(), sys.argv[2] if len(sys.argv) > 2 else ""))
