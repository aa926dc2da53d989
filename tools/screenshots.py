"""Take pictures of the built site at phone and desktop width."""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import Browser

from tests.browser import open_chromium

SITE = Path("site")
PAGES = {
    "home": "index.html",
    "phrase-page": "phrases/opening.html",
    "self-check": "checklists/after-shift-check.html",
}
WIDTHS = {360: 740, 1440: 900}  # with the height of such a screen
PICTURES = Path("screenshots")
README_PICTURE = Path("docs/images/phrase-page.png")


def main() -> int:
    """Write a PNG of every page at every width, and the README's one when asked to."""
    parser = argparse.ArgumentParser(prog="screenshots", description=__doc__)
    parser.add_argument("--readme", action="store_true", help=f"also replace {README_PICTURE}")
    options = parser.parse_args()
    if missing := [path for path in PAGES.values() if not (SITE / path).is_file()]:
        print(f"{SITE} has no {', '.join(missing)}: run make build first", file=sys.stderr)
        return 2
    with open_chromium() as browser:
        for name in PAGES:
            for width in WIDTHS:
                print(_take_picture(browser, name, width, PICTURES / f"{name}-{width}.png"))
        if options.readme:
            print(_take_picture(browser, "phrase-page", 1440, README_PICTURE, full_page=False))
    return 0


def _take_picture(browser: Browser, name: str, width: int, picture: Path, full_page: bool = True) -> Path:
    page = browser.new_page(viewport={"width": width, "height": WIDTHS[width]})
    page.goto((SITE / PAGES[name]).resolve().as_uri())
    page.screenshot(path=picture, full_page=full_page)
    page.close()
    return picture


if __name__ == "__main__":
    sys.exit(main())
