"""Which of many words a text has, found in one pass over the text however many there are."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import ahocorasick


@dataclass(frozen=True, slots=True)
class WordList:
    """Words made ready to be looked for."""

    _automaton: ahocorasick.Automaton | None

    def find(self, text: str) -> Collection[str]:
        """Return the words that stand in *text*, each once, in the order in which they end there."""
        if self._automaton is None:
            return ()
        return dict.fromkeys(word for _, word in self._automaton.iter(text)).keys()


def make_wordlist(words: Iterable[str]) -> WordList:
    """Return *words* ready to be looked for; empty ones are nowhere."""
    automaton = ahocorasick.Automaton()
    for word in filter(None, words):
        automaton.add_word(word, word)
    if not len(automaton):
        return WordList(None)
    automaton.make_automaton()
    return WordList(automaton)
