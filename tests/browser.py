"""Find a Chromium that can draw Chinese, installing Debian's where root may, and start it for a test."""

import ctypes
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def open_chromium() -> Iterator[Browser]:
    """Start Playwright and a headless Chromium, and stop both at the end."""
    find_chromium()  # before Playwright, whose driver may lack a library too
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


def launch(playwright: Playwright) -> Browser:
    """Start a headless Chromium that asks no other host for anything."""
    return playwright.chromium.launch(executable_path=find_chromium(), headless=True, args=list(FLAGS))


def find_chromium() -> Path:
    """Return the Chromium to test with, after installing what it lacks or naming the command that would."""
    if missing := _missing_packages():
        _install(missing)
    chromium = _present_chromium()
    if chromium is None:
        raise RuntimeError(f"Chromium was installed but is not on PATH as any of: {', '.join(COMMANDS)}.")
    return chromium


def _missing_packages() -> tuple[str, ...]:
    browser = () if _present_chromium() else ("chromium",)
    # Without a Chinese font every character is a box of another width, and a page that fits proves nothing.
    font = () if _has_chinese_font() else ("fontconfig", "fonts-noto-cjk")
    driver = () if _has_driver_library() else ("libatomic1",)
    return (*browser, *font, *driver)


def _present_chromium() -> Path | None:
    if named := os.environ.get("CHROMIUM"):
        if found := shutil.which(named):
            return Path(found)
        raise RuntimeError(f"The variable CHROMIUM names {named}, which is no program here.")
    return next((Path(found) for command in COMMANDS if (found := shutil.which(command))), None)


def _has_chinese_font() -> bool:
    # Elsewhere than on Linux the system comes with Chinese fonts and without fontconfig.
    return sys.platform != "linux" or bool(
        shutil.which("fc-list") and subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=True).stdout
    )


def _has_driver_library() -> bool:
    try:
        return sys.platform != "linux" or bool(ctypes.CDLL("libatomic.so.1"))
    except OSError:
        return False


def _install(packages: tuple[str, ...]) -> None:
    if not _may_install(packages):
        raise RuntimeError(f"The browser tests need {', '.join(packages)}. Run: {_command_for(packages)}")
    # A third party's package list that cannot be read is no reason to stop; a missing package shows in the next step.
    subprocess.run(["apt-get", "update"], check=False)
    install = ["apt-get", "install", "--yes", "--no-install-recommends", *packages]
    subprocess.run(install, check=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def _may_install(packages: tuple[str, ...]) -> bool:
    # Ubuntu's chromium is a snap, which a container cannot install.
    return os.geteuid() == 0 and bool(shutil.which("apt-get")) and ("chromium" not in packages or _is_debian())


def _command_for(packages: tuple[str, ...]) -> str:
    sudo = "" if os.geteuid() == 0 else "sudo "
    from_debian = [package for package in packages if package != "chromium" or _is_debian()]
    from_snap = [package for package in packages if package not in from_debian]
    commands = [f"{sudo}apt-get install --no-install-recommends {' '.join(from_debian)}"] if from_debian else []
    return " && ".join([*commands, *(f"{sudo}snap install {package}" for package in from_snap)])


def _is_debian() -> bool:
    return platform.freedesktop_os_release().get("ID") == "debian"
