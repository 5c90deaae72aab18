"""Glossaries in YAML, for people who write them by hand.

A file is a list of concepts, or a mapping with such a list under `concepts`. All keys but the terms
are optional:

    - id: two-upholds
      zh: 两个维护
      en:
        preferred: Two Upholds
        admitted: [two upholds]
        deprecated:
          - text: Two Safeguards
            note: too literal
        not_in: [Two Upholds Avenue]
      domain: party building
      definition: ...
      note: ...
      source: report to the congress
      minimum_band: likely
      replaced_by: other-concept
      examples:
        - text: They put the Two Upholds into practice.
          matches: true

- A language is any BCP 47 tag. Under it stands a term, a list of terms (the first is preferred,
  the others are admitted), or a mapping with terms under `preferred`, `admitted`, `deprecated` and
  `superseded`. `not_in`, `forms`, `case_sensitive`, `note` and `source` in that mapping hold for
  the terms beside them (`forms` for the first one).
- A term is a text, or a mapping with `text` and any of `note`, `source`, `forms`, `not_in`,
  `case_sensitive`, `term_type`, `valid_from`, `valid_to`, `examples`, `status`.
- An example belongs to the term it stands under; under the concept, to the first term of the
  language it is written in (`language` says which where the script does not). A text alone is an
  example that must match.
- Words are taken as they stand: `no` is the word "no" and 1.0 is "1.0".

Read as nodes, never as objects: no tag can make anything, and a file in which aliases stand for
more than the file itself holds is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from termcheck.errors import GlossaryError
from termcheck.glossary.drafts import Draft, DraftTerm, clean
from termcheck.glossary.heading_words import language_tag
from termcheck.glossary.rows import BANDS
from termcheck.glossary.rules import skipped_row, unknown_column
from termcheck.glossary.words import plain, status_of, truth_of
from termcheck.glossary.yaml_nodes import Node, NodeReader, compose, is_null
from termcheck.model.glossary import Example, Status
from termcheck.model.language import primary, same_language, writes_spaces
from termcheck.model.phrase import Phrase
from termcheck.model.report import GlossaryRemark
from termcheck.text.scripts import han_count

_CONCEPT_KEYS = {
    "id": "id",
    "domain": "subject_field",
    "subject field": "subject_field",
    "definition": "definition",
    "note": "note",
    "source": "source",
    "minimum band": "minimum_band",
    "replaced by": "replaced_by",
    "examples": "examples",
}
_TERM_KEYS = (
    "text",
    "status",
    "note",
    "source",
    "forms",
    "not_in",
    "case_sensitive",
    "term_type",
    "valid_from",
    "valid_to",
    "examples",
)
_LANGUAGE_KEYS = ("not_in", "forms", "case_sensitive", "note", "source")


def read_yaml(
    text: str, name: str, source_language: str, target_language: str
) -> tuple[list[Draft], list[GlossaryRemark]]:
    """The concepts of a file, and remarks on those and on keys that were left out.

    Raises:
        GlossaryError: the text is no YAML, holds no list, or is too large to be read.
    """
    root = compose(text, name)
    if root is None:
        return [], []
    reader = _Reader(name, len(text) + 1_000, (source_language, target_language))
    drafts = [
        draft for node in reader.concepts(root) if (draft := reader.concept(node)) is not None
    ]
    return drafts, reader.remarks


class _Reader(NodeReader):
    """Makes drafts of the nodes of concepts."""

    def __init__(self, name: str, budget: int, languages: tuple[str, str]) -> None:
        super().__init__(name, budget)
        self._languages = languages

    def concepts(self, root: Node) -> Iterator[Node]:
        """The nodes of the concepts."""
        if root.id == "mapping":
            found = None
            for key, value, where in self.pairs(root):
                if plain(key) == "concepts":
                    found = value
                else:
                    self.remarks.append(
                        unknown_column.unknown(where, Phrase("lint-key", (key,)), "concepts")
                    )
            if found is None:
                raise self._shape(root)
            root = found
        if root.id != "sequence":
            raise self._shape(root)
        yield from self.visited(root)

    def concept(self, node: Node) -> Draft | None:
        """The draft, or None with a remark."""
        where = self.where(node)
        if node.id != "mapping":
            self._skip(where, Phrase("yaml-concept"))
            return None
        fields: dict[str, str | None] = {}
        terms: list[DraftTerm] = []
        examples: list[tuple[Example, str | None]] = []
        for key, value, place in self.pairs(node):
            field = _CONCEPT_KEYS.get(plain(key))
            if field == "examples":
                examples.extend(self._examples(value))
            elif field is not None:
                fields[field] = self.text(value, key)
            elif (language := self._language(key)) is not None:
                terms.extend(self._language_terms(value, language))
            else:
                self._unknown(place, key, [*_CONCEPT_KEYS, *map(primary, self._languages)])
        if not any(same_language(t.language, x) for t in terms for x in self._languages):
            names = tuple(map(primary, self._languages))
            self._skip(where, Phrase("yaml-no-terms", (names,)), fields.get("id"))
            return None
        source = fields.get("source")
        if source is not None:
            terms = [t if t.source else t._replace(source=source) for t in terms]
        return Draft(
            where,
            self._name,
            fields.get("id"),
            tuple(self._with_examples(terms, examples, where)),
            fields.get("subject_field"),
            fields.get("definition"),
            fields.get("note"),
            fields.get("replaced_by"),
            self._band(fields.get("minimum_band"), where),
        )

    def _language(self, key: str) -> str | None:
        word = plain(key)
        if word in ("source", "target"):
            return self._languages[word == "target"]
        tag = language_tag(key)
        if tag is None and any(primary(x) == word for x in self._languages):
            return word
        return tag

    def _language_terms(self, node: Node, language: str) -> list[DraftTerm]:
        if node.id != "mapping":
            return self._terms(node, language, Status.PREFERRED)
        if any(plain(key) == "text" for key, _, _ in self.pairs(node)):
            return self._terms(node, language, Status.PREFERRED)
        terms: list[DraftTerm] = []
        shared: dict[str, Any] = {}
        for key, value, place in self.pairs(node):
            name = plain(key).replace(" ", "_")
            status = status_of(key)
            if status is not None:
                begun = any(t.status is Status.PREFERRED for t in terms)
                more = self._terms(value, language, status)
                if begun and status is Status.PREFERRED:
                    more = [_admitted(term) for term in more]
                terms.extend(more)
            elif name in _LANGUAGE_KEYS:
                shared[name] = self._detail(name, value)
            else:
                self._unknown(place, key, [*map(str, Status), *_LANGUAGE_KEYS])
        forms = shared.pop("forms", ())
        for i, term in enumerate(terms):
            own = {k: v for k, v in shared.items() if v and not getattr(term, k)}
            terms[i] = term._replace(**own)
        if forms and terms:
            terms[0] = terms[0]._replace(forms=terms[0].forms + forms)
        return terms

    def _terms(self, node: Node, language: str, status: Status) -> list[DraftTerm]:
        """The terms of a text, a mapping or a list of either.

        Of several preferred ones the first stays so and the others become admitted.
        """
        terms: list[DraftTerm] = []
        for each in self.each(node):
            term = self._term(each, language, status)
            if term is None:
                continue
            if status is Status.PREFERRED and term.status is status and terms:
                term = _admitted(term)
            terms.append(term)
        return terms

    def _term(self, node: Node, language: str, status: Status) -> DraftTerm | None:
        if node.id == "scalar":
            text = clean(str(node.value))
            if not text or is_null(node):
                return None
            return DraftTerm(text, language, status)
        if node.id != "mapping":
            self.ignore(self.where(node), Phrase("yaml-term"))
            return None
        values: dict[str, Any] = {}
        for key, value, place in self.pairs(node):
            name = plain(key).replace(" ", "_")
            if name not in _TERM_KEYS:
                self._unknown(place, key, _TERM_KEYS)
            elif name == "examples":
                values[name] = tuple(example for example, _ in self._examples(value))
            elif name == "status":
                word = self.text(value, key)
                found = status_of(word) if word else None
                if word and found is None:
                    self._skip(place, Phrase("yaml-no-status", (word, tuple(map(str, Status)))))
                    return None
                status = found or status
            else:
                values[name] = self._detail(name, value)
        text = values.pop("text", None)
        if not text:
            self.ignore(self.where(node), Phrase("yaml-term-without-text"))
            return None
        return DraftTerm(text, language, status, **values)

    def _detail(self, name: str, node: Node) -> Any:
        """The value of a key of a term: a tuple of texts, yes or no, or a text (None for none)."""
        if name in ("not_in", "forms"):
            texts = (self.text(each, name) for each in self.each(node))
            return tuple(text for text in texts if text)
        text = self.text(node, name)
        if name != "case_sensitive":
            return text
        truth = truth_of(text or "")
        if truth is None:
            self.ignore(self.where(node), Phrase("yaml-no-truth", (text or "None",)))
        return bool(truth)

    def _examples(self, node: Node) -> list[tuple[Example, str | None]]:
        """Examples with the language they name."""
        examples: list[tuple[Example, str | None]] = []
        for each in self.each(node):
            if each.id == "scalar":
                text, matches, language = self.text(each, "example"), True, None
            else:
                text, matches, language = None, True, None
                for key, value, place in self.pairs(each):
                    word = plain(key)
                    if word == "text":
                        text = self.text(value, key)
                    elif word == "language":
                        language = self.text(value, key)
                    elif word == "matches":
                        truth = truth_of(self.text(value, key) or "yes")
                        if truth is None:
                            self.ignore(place, Phrase("yaml-matches"))
                        matches = truth is not False
                    else:
                        self._unknown(place, key, ["text", "matches", "language"])
            if text:
                examples.append((Example(text, matches), language))
            else:
                self.ignore(self.where(each), Phrase("yaml-example"))
        return examples

    def _with_examples(
        self, terms: list[DraftTerm], examples: list[tuple[Example, str | None]], where: str
    ) -> list[DraftTerm]:
        for example, language in examples:
            place = next(
                (i for i, t in enumerate(terms) if _written_in(example.text, language, t.language)),
                None,
            )
            if place is None:
                self.ignore(where, Phrase("yaml-example-language", (example.text,)))
                continue
            term = terms[place]
            terms[place] = term._replace(examples=(*term.examples, example))
        return terms

    def _band(self, text: str | None, where: str) -> str | None:
        band = plain(text) if text else None
        if band is not None and band not in BANDS:
            self.ignore(where, Phrase("yaml-no-band", (text or "", BANDS)))
            return None
        return None if band == "possible" else band

    def _skip(self, where: str, reason: Phrase, concept_id: str | None = None) -> None:
        self.remarks.append(skipped_row.skipped(where, reason, concept_id))

    def _unknown(self, where: str, key: str, known: Iterable[str]) -> None:
        from difflib import get_close_matches

        close = get_close_matches(plain(key), sorted(known), 1, 0.7)
        near = close[0].replace(" ", "_") if close else None
        if ":" in key:
            # A heading of tables; here it would be dropped with all its renderings.
            language, _, status = key.partition(":")
            near = f"{language}: {{{status}: ...}}"
        self.remarks.append(unknown_column.unknown(where, Phrase("lint-key", (key,)), near))

    def _shape(self, node: Node) -> GlossaryError:
        return GlossaryError(
            "the file holds no list of concepts",
            where=self.where(node),
            hint="Begin each concept with `- zh: ...`",
        )


def _admitted(term: DraftTerm) -> DraftTerm:
    return term._replace(status=Status.ADMITTED)


def _written_in(text: str, named: str | None, language: str) -> bool:
    if named is not None:
        return same_language(named, language)
    return writes_spaces(language) == (han_count(text) == 0)
