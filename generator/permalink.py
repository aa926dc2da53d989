"""Addresses that outlive a page's content, for links that stand on paper."""

from urllib.parse import urljoin

from generator.model.entries import Settings


def page_in(folder: str, id_: str) -> str:
    """Return the page named after *id_*; `index` would be taken for the folder's own page and gets an underscore."""
    return f"{folder}/{'index_' if id_ == 'index' else id_}"


def web_address(settings: Settings, page: str) -> str:
    """Return where *page* (without suffix) is published, empty where the handbook has no address."""
    return urljoin(settings.address.rstrip("/") + "/", f"{page}.html") if settings.address else ""
