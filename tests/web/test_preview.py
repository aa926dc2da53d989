"""The local preview follows every change, and shows what the checks find where the editor is looking."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handbooks import make_site_folder

PAGE = "phrases/other_entries.html"
GREETING = "scripts:\n  - {id: say-hello, title: 问好, scope: {channel: phone}, lines: [您好，请讲。]}\n"
BROKEN = GREETING.replace("channel: phone", "channel: telephon")
HOLDING = "  - {id: holding, title: 请客户等, scope: {channel: phone, situation: hold}, lines: [请稍等，可以吗？]}\n"


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Give the file an editor works on and the address of the preview."""
    root = make_site_folder(tmp_path / "h", mine=GREETING)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    command = [sys.executable, "-m", "generator", "serve", "--root", str(root), "--address", address]
    log = (tmp_path / "log").open("w")
    with subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT) as server:
        try:
            _wait_for(f"http://{address}/{PAGE}", "您好，请讲。")
            yield root / "standards" / "mine.yaml", f"http://{address}/"
        finally:
            server.terminate()
            log.close()


def test_an_error_takes_the_place_of_every_page_and_goes_when_it_is_mended(preview: tuple[Path, str]) -> None:
    file, address = preview

    file.write_text(BROKEN, encoding="utf-8")

    page = _wait_for(address + PAGE, "1 个错误")
    assert "standards/mine.yaml:2:" in page
    assert "没有叫 telephon 的取值" in page
    assert "是不是想写：phone" in page
    assert "您好，请讲。" not in page
    assert "1 个错误" in _read(address)
    assert "检查发现" not in page

    file.write_text(GREETING, encoding="utf-8")

    assert "1 个错误" not in _wait_for(address + PAGE, "您好，请讲。")


def test_what_is_no_error_stands_on_top_of_every_page_and_leads_to_the_list(preview: tuple[Path, str]) -> None:
    file, address = preview

    file.write_text(GREETING + HOLDING, encoding="utf-8")

    page = _wait_for(address + PAGE, "检查发现 1 个缺口")
    assert "您好，请讲。" in page
    assert "standards/mine.yaml:3:" in _read(address + "findings.html")


def _wait_for(address: str, words: str) -> str:
    """Return the page once it has *words*; a preview answers late while it builds."""
    deadline = time.monotonic() + 60
    while words not in (page := _read(address)):
        assert time.monotonic() < deadline, page[-2000:]
        time.sleep(0.2)
    return page


def _read(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, ConnectionError):
        return ""
