"""What may be named in this handbook: ids by kind with their meaning, and limits as they are written."""

from collections.abc import Iterator, Mapping

from generator.handbook import Handbook


def list_known(handbook: Handbook) -> Mapping[str, Mapping[str, str]]:
    """Return the meaning of every declared id by kind, in content order; entries also by the kind of their collection.

    What stands inside an entry has a kind of its own there and is left out, except the leaves of facets.
    """
    known: dict[str, dict[str, str]] = {}
    for declaration in handbook.declarations:
        if declaration.kind.startswith(("step of ", "item of ", "question of ", "field of ")):
            continue
        known.setdefault(declaration.kind, {}).setdefault(declaration.id, declaration.meaning)
        if declaration.kind == "entry":
            known.setdefault(singular(declaration.collection), {}).setdefault(declaration.id, declaration.meaning)
    return known


def singular(collection: str) -> str:
    """Return what one element of a collection is called."""
    return "quiz" if collection == "quizzes" else collection.removesuffix("s")


def slug_of(kind: str) -> str:
    """Return the name of a kind without spaces."""
    return kind.replace(" ", "-")


def list_examples(handbook: Handbook) -> Iterator[str]:
    """Yield a limit for each metric, for editors to change the figure in."""
    return (f"{metric.name} ≤ 3 {metric.unit}" for metric in handbook.vocabulary.metrics)
