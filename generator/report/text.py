"""Findings as text: a line that editors can jump to, then the other place, the situation and the ways out."""

from collections.abc import Iterator, Mapping

from generator.finding import Finding, Place
from generator.report.result import SEVERITIES, Result
from generator.rule import Language

_WORDS: Mapping[Language, Mapping[str, str]] = {
    "zh": {
        "error": "错误",
        "gap": "缺口",
        "warning": "提醒",
        "related": "另一处",
        "witness": "撞在一起的情形",
        "help": "怎么办",
        "colon": "：",
        "of": "{count} 个{word}",
        "waived": "{count} 个已豁免",
        "and": "，",
        "compared": "比较了",
        "rulings": "本手册改了轻重",
        "ruling": "{rule} {before} → {after}",
        "off": "不查",
    },
    "en": {
        "error": "errors",
        "gap": "gaps",
        "warning": "warnings",
        "related": "other place",
        "witness": "situation",
        "help": "ways out",
        "colon": ": ",
        "of": "{count} {word}",
        "waived": "{count} waived",
        "and": ", ",
        "compared": "compared",
        "rulings": "severities changed by this handbook",
        "ruling": "{rule} {before} → {after}",
        "off": "off",
    },
}


def render(result: Result) -> str:
    """Return all findings, the counts, and what was compared so that a zero can be trusted."""
    words = _WORDS[result.language]
    lines = [line for finding in result.findings for line in render_finding(finding, result.language)]
    counts = result.counts
    figures = [words["of"].format(count=counts[each], word=words[each]) for each in SEVERITIES]
    figures += [words["waived"].format(count=result.waived)] if result.waived else []
    lines.append(words["and"].join(figures))
    if result.rulings:
        lines.append(f"{words['rulings']}{words['colon']}{words['and'].join(render_rulings(result))}")
    lines.append(f"{words['compared']}{words['colon']}".rstrip())
    lines += [f"  {rule}{words['colon']}{compared}" for rule, compared in result.compared]
    return "\n".join(lines)


def render_rulings(result: Result) -> Iterator[str]:
    """Yield the rules whose severity the handbook changed, in words."""
    words = _WORDS[result.language]
    for rule, before, after in result.rulings:
        yield words["ruling"].format(rule=rule, before=words[before], after=words[after])


def render_finding(finding: Finding, language: Language) -> Iterator[str]:
    """Yield the lines of one finding, the first one for editors."""
    words = _WORDS[language]
    colon = words["colon"]
    yield str(finding)
    yield from (f"    {words['related']}{colon}{_render_place(place)}" for place in finding.related)
    if finding.witness:
        yield f"    {words['witness']}{colon}{finding.witness}"
    for number, way in enumerate(finding.help, start=1):
        yield (
            f"    {words['help']} {number}{colon}{way}" if len(finding.help) > 1 else f"    {words['help']}{colon}{way}"
        )


def _render_place(place: Place) -> str:
    entry = f" {place.entry}" if place.entry else ""
    text = " ".join(place.text.split())
    return f"{place.location}{entry} {text[:80]}".rstrip()
