"""Types into the search of a real page as people do, and reads what is shown."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Material writes the count of hits anew for every answer, so each new text there is one answer.
COUNT_ANSWERS = """() => {
    window.answers = 0;
    const count = document.querySelector('.md-search-result__meta');
    new MutationObserver(changes => { window.answers += changes.filter(each => each.addedNodes.length).length; })
        .observe(count, {childList: true});
}"""
READ_HEADS = """() => [...document.querySelectorAll('.md-search-result__item')]
    .map(each => each.querySelector('a').href)"""


@dataclass(frozen=True, slots=True)
class SearchBox:
    """The open search of a page."""

    page: Page

    def type(self, words: str) -> None:
        """Replace what is in the field and wait for the answer: letters key by key, characters as they are picked."""
        self.page.keyboard.press("Control+A")
        self.page.evaluate("window.answers = 0")
        if words.isascii():
            self.page.keyboard.type(words)
        else:
            self.page.keyboard.insert_text(words)
        expected = len(words) if words.isascii() else 1
        self.page.wait_for_function(f"window.answers >= {expected}", timeout=10_000)

    def entries(self) -> tuple[str, ...]:
        """Return the addresses of the entries found, best first, without the words to be marked there."""
        return tuple(_without_marks(href) for href in self.page.evaluate(READ_HEADS))


def open_search(page: Page, address: str) -> SearchBox:
    """Open the search of a page and wait until the index is there."""
    page.goto(address)
    page.keyboard.press("/")
    page.get_by_text("键入以开始搜索").wait_for()
    page.evaluate(COUNT_ANSWERS)
    return SearchBox(page)


def _without_marks(href: str) -> str:
    page, hash_, anchor = href.partition("#")
    return page.partition("?")[0] + hash_ + anchor
