"""The languages of a corpus: whatever is known about them, behind one door."""

from __future__ import annotations

from collections.abc import Sequence

from termcheck.discovery.dictionary import KnownPairs, from_cedict
from termcheck.discovery.discover import Languages
from termcheck.discovery.tongues import Tongue, learn
from termcheck.discovery.words import Pair, Vocabulary
from termcheck.model.language import primary
from termcheck.readers.alignment.knowledge import Lexical


def languages_for(source: str, target: str, pairs: Sequence[Pair]) -> Languages:
    """What is known about two languages, given as BCP 47 tags, and what the pairs show of them.

    Loads the dictionary, about a second, only where one of the two is Chinese and the other
    English.
    """
    tags = primary(source), primary(target)
    lexical = Lexical(source, target, dictionary=False)
    if set(tags) != {"zh", "en"}:
        return Languages(
            _tongue(tags[0], [pair.source for pair in pairs], glue=False),
            _tongue(tags[1], [pair.target for pair in pairs], glue=True),
            lexical,
        )
    from termcheck.lexicon import cedict, frequency
    from termcheck.lexicon.families import Families
    from termcheck.lexicon.knowledge import ChineseKnowledge

    dictionary = cedict.load()
    knowledge = ChineseKnowledge(dictionary)
    from termcheck.discovery.english import English

    english = English(Families(frequency.load().words | knowledge.vocabulary(), knowledge))
    chinese_source = tags[0] == "zh"

    def known(left: Vocabulary, right: Vocabulary) -> KnownPairs:
        return from_cedict(dictionary, left, right, chinese_source=chinese_source)

    if chinese_source:
        chinese = _tongue("zh", [pair.source for pair in pairs], glue=False)
        return Languages(chinese, english, lexical, known)
    chinese = _tongue("zh", [pair.target for pair in pairs], glue=True)
    return Languages(english, chinese, lexical, known)


def _tongue(tag: str, texts: Sequence[str], *, glue: bool) -> Tongue:
    if tag == "zh":
        from termcheck.discovery.chinese import Chinese, with_corpus_words

        # In sources, sequences of words are candidates by themselves.
        return with_corpus_words(texts) if glue else Chinese()
    if tag == "en":
        from termcheck.discovery.english import English
        from termcheck.lexicon import frequency
        from termcheck.lexicon.families import Families, NoHeadwords

        return English(Families(frequency.load().words, NoHeadwords()))
    return learn(texts)
