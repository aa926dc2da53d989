"""An entry is looked through again by the day it says.

A rule that nobody has looked at since its review was due may long be wrong, and everybody relies on it. The day itself
still counts. Retired entries need no review; building a handbook never looks at the date, only checking does.

Bad:

```yaml
norms:
  - {id: quick-pickup, review-by: "2026-10-01"}  # <- finding
```

Good:

```yaml
norms:
  - {id: quick-pickup, review-by: "2027-10-01"}
```
"""

from collections.abc import Iterator, Mapping

from generator.fault import Fault
from generator.finding import Place, Severity
from generator.handbook import Handbook
from generator.rule import Language, Sentences

SEVERITY: Severity = "warning"

EXPLANATION = """到了复核日期，就要复核。

过了 review-by 没人看过的规定，可能早就不对了，大家却还照着做。当天不算过期，停用的不用复核。
生成网站时不看这个日期，检查时才看。"""

MESSAGES: Sentences = {
    "overdue": {"zh": "「{title}」该在 {day} 前复核，已经过了", "en": "“{title}” should have been reviewed by {day}"},
}

HELP: Sentences = {
    "review": {
        "zh": "{owner}看过一遍，改好内容，再定下次的 review-by",
        "en": "let {owner} review it, then set review-by anew",
    },
    "retire": {"zh": "不用了：status 写 retired", "en": "it is no longer in use: set its status to retired"},
}

COMPARED: Mapping[Language, str] = {
    "zh": "{dated} 条写了复核日期",
    "en": "{dated} entries with a day of review",
}


def check(handbook: Handbook) -> Iterator[Fault]:
    """Yield the entries whose day of review has passed."""
    owners = {owner.id: owner.name for owner in handbook.owners}
    for entry in handbook.entries:
        if entry.review_by and entry.review_by < handbook.today and entry.status != "retired":
            owner = owners.get(entry.owner, entry.owner) or "负责的人"
            values = {"title": entry.title, "day": entry.review_by.isoformat(), "owner": owner}
            yield Fault(Place(entry.where, entry.id, entry.title), "overdue", values, help=("review", "retire"))


def compared(handbook: Handbook) -> Mapping[str, int]:
    """Return how many entries say when they are due."""
    return {"dated": sum(entry.review_by is not None for entry in handbook.entries)}
