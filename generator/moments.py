"""Instants in words: 周五 18:30, 次日（周六）24:00."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from generator.calendar import DAY, MINUTE, WEEKDAYS, Calendar, day_of, weekday_of
from generator.interval import Interval
from generator.limits import Standard
from generator.timing import Start
from generator.workdays import allow


def name_start(start: Start | None) -> str:
    """Return when something begins, with the date only where it matters; nothing if any start will do."""
    if start is None or start.instant is None:
        return ""
    day = day_of(start.instant)
    dated = f"{date.fromordinal(day).isoformat()}（{_name_weekday(day)}）" if start.dated else f"{_name_weekday(day)} "
    return f"{dated}{_name_clock(start.instant - day * DAY)} 开始"


def name_duration(seconds: Fraction) -> str:
    """Return how long something takes by the clock: 26 小时 15 分钟, from two days on 3 天 2 小时."""
    sizes = [("天", DAY)] if seconds >= 2 * DAY else []
    words = []
    for unit, size in (*sizes, ("小时", 3600), ("分钟", MINUTE), ("秒", 1)):
        count, seconds = divmod(seconds, size)
        words += [f"{count} {unit}"] if count else []
    return " ".join(words) or "0 秒"


def tell_times(other: Standard, reported: Standard, start: Start, calendar: Calendar) -> Mapping[str, str]:
    """Return the words for a start and for what the reported and the other standard allow from there."""
    if start.instant is None:
        return {}
    times, other_times = (
        _name_stretch(start.instant, allow(start.instant, standard.span, calendar)) for standard in (reported, other)
    )
    return {"start": name_start(start), "times": times, "other_times": other_times}


def _name_stretch(start: Fraction, stretch: Interval) -> str:
    """Return what a limit allows for something that begins at *start*: 最早…，最晚…."""
    ends = []
    if stretch.low is not None:
        ends.append(f"最早{_name_moment(start, stretch.low)}")
    if stretch.high is not None:
        ends.append(f"最晚{_name_moment(start, stretch.high, is_end=stretch.high_open)}")
    return "，".join(ends)


def _name_moment(start: Fraction, instant: Fraction, *, is_end: bool = False) -> str:
    """Return an instant by its distance from the start; an open end at midnight is 24:00 of the day before."""
    day = day_of(instant)
    if is_end and instant == day * DAY:
        day -= 1
    later = day - day_of(start)
    distance = {0: "当天", 1: f"次日（{_name_weekday(day)}）"}.get(later, f" {later} 天后（{_name_weekday(day)}）")
    return f"{distance}{_name_clock(instant - day * DAY)}"


def _name_weekday(day: int) -> str:
    return f"周{WEEKDAYS[weekday_of(day)]}"


def _name_clock(second: Fraction) -> str:
    minute, rest = divmod(second, MINUTE)
    seconds = f":{int(rest):02}" if rest >= 1 else ""
    return f"{int(minute) // 60:02}:{int(minute) % 60:02}{seconds}"
