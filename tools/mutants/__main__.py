"""Plant one defect at a time in both handbooks and see whether the checks find it: `make mutants`."""

import argparse
import os
import sys
import time
from collections.abc import Sequence

from tools.mutants.families import FAMILIES
from tools.mutants.run import draw, try_all
from tools.mutants.tally import SHARES, complain, describe, tally


def main(arguments: Sequence[str]) -> int:
    """Run what was asked for; return 1 when too little was found or anything harmless gave a finding."""
    asked = _parse(arguments)
    families = [
        family
        for family in FAMILIES
        if (not asked.family or family.name in asked.family) and (not asked.kind or family.kind in asked.kind)
    ]
    if asked.list:
        print(*(f"{family.kind:9}{family.name:28}{family.says}" for family in families), sep="\n")
        return 0
    began = time.monotonic()
    tickets = list(draw(families, asked.limit))
    result = tally(list(try_all(tickets, asked.jobs)))
    print(*describe(result), sep="\n")
    faults = list(complain(result, whole=not asked.family and not asked.kind and asked.limit is None))
    seconds = round(time.monotonic() - began)
    print(f"{len(result.defects)} defects, {len(result.of('harmless'))} harmless changes, {seconds} s")
    print(*(f"FAILED: {fault}" for fault in faults), sep="\n")
    return int(bool(faults))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.mutants", description=__doc__)
    parser.add_argument("--family", action="append", choices=[family.name for family in FAMILIES], help="only this one")
    parser.add_argument(
        "--limit",
        type=int,
        help="changes a family and handbook, 0 for all there are; by default the fewer, the larger the handbook",
    )
    parser.add_argument("--kind", action="append", choices=SHARES, help="only the families of this kind")
    parser.add_argument("--list", action="store_true", help="name the families and stop")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes side by side")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
