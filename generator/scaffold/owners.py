"""The table of accounts that GitHub asks about a change, by file, from the owners of the entries in it."""

from collections.abc import Iterator

from generator.handbook import Handbook

CODEOWNERS = ".github/CODEOWNERS"
_NOTE = "# 由 handbook owners --write 写成，不要手改：谁负责什么写在条目的 owner 里，账号写在 owners 里。"


def write_codeowners(handbook: Handbook, content: str) -> str:
    """Return the table for the folder *content*: whoever stands for what has no owner, then each file with its owners.

    Of several matching lines GitHub takes the last one, so a file with an entry that names no known owner lists the
    default owner as well.
    """
    default = next((owner.id for owner in handbook.owners if owner.default), "")
    lines = [f"/{content}/ {_mention(handbook, {default})}"] if default else []
    for file, asked in _ask(handbook, default).items():
        lines.append(f"/{file.replace(' ', chr(92) + ' ')} {_mention(handbook, asked)}")
    return "".join(f"{line}\n" for line in [_NOTE, *lines])


def _ask(handbook: Handbook, default: str) -> dict[str, set[str]]:
    """Return the ids of the owners of each file that has entries; one that nobody answers for is left out."""
    known = {owner.id for owner in handbook.owners}
    owned = {each.entry: each.id for each in handbook.references if each.kind == "owner" and each.id in known}
    asked: dict[str, set[str]] = {}
    for file, id_ in _list_entries(handbook):
        if owner := owned.get(id_, default):
            asked.setdefault(file, set()).add(owner)
    return asked


def _list_entries(handbook: Handbook) -> Iterator[tuple[str, str]]:
    return ((each.where.file, each.id) for each in handbook.declarations if each.kind == "entry")


def _mention(handbook: Handbook, ids: set[str]) -> str:
    return " ".join(f"@{owner.github}" for owner in handbook.owners if owner.id in ids)
