"""Time the coverage matrix of 300 situations on 8 channels in a real browser, on a phone's screen and on a desk's."""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tests.browser import open_chromium
from tests.web.site import make_root

SITUATIONS, CHANNELS = 300, 8
RUNS = 5
SCREENS: tuple[ViewportSize, ...] = ({"width": 360, "height": 800}, {"width": 1440, "height": 900})


def main() -> int:
    """Print how long the matrix takes from asking for its page to all of its cells being on it."""
    argparse.ArgumentParser(prog="matrix_times", description=__doc__).parse_args()
    with tempfile.TemporaryDirectory() as folder, open_chromium() as browser:
        root = make_root(Path(folder) / "root", write_wide_handbook(SITUATIONS, CHANNELS))
        command = (sys.executable, "-m", "generator", "build", "--no-forms", "--root", str(root))
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # the gaps it would list are meant
        address = (root / "site" / "coverage.html").as_uri()
        for screen in SCREENS:
            taken, beyond = zip(*sorted(_open(browser, address, screen) for _ in range(RUNS)), strict=True)
            seconds = ", ".join(f"{each:.2f}" for each in taken)
            print(f"{SITUATIONS} × {CHANNELS} at {screen['width']} pixels: {seconds} s; {max(beyond)} pixels too wide")
    return 0


def write_wide_handbook(situations: int, channels: int) -> str:
    """Return a handbook with so many situations and channels; a third of the situations have words on all of them."""
    leaves = ", ".join(f"{{id: situation-{number}, name: 情形{number}}}" for number in range(situations))
    ways = ", ".join(f"{{id: channel-{number}, name: 渠道{number}}}" for number in range(channels))
    written = [
        f"{{id: words-{number}, title: 第 {number} 种, scope: {{situation: situation-{number}}}, lines: [您请讲。]}}"
        for number in range(0, situations, 3)
    ]
    return f"""
handbook: {{title: 大手册}}
facets:
  - {{id: channel, name: 渠道, kind: tree, leaves: [{ways}]}}
  - {{id: situation, name: 情形, kind: tree, leaves: [{leaves}]}}
expect:
  - {{id: words-for-all, name: 都有话, needs: script, why: 不能临场发挥}}
scripts: [{", ".join(written)}]
"""


def _open(browser: Browser, address: str, screen: ViewportSize) -> tuple[float, int]:
    """Return the seconds until every cell stands on the page, and by how many pixels that is wider than the screen."""
    page = browser.new_page(viewport=screen)
    start = time.perf_counter()
    page.goto(address)
    page.locator(".matrix tr").nth(SITUATIONS).locator("td").last.wait_for()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    taken = time.perf_counter() - start
    beyond = int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
    page.close()
    return taken, beyond


if __name__ == "__main__":
    sys.exit(main())
