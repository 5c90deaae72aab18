"""All words of the workbook in one place, so that another language is one more `Words`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a workbook in one language.

    Every key of one language must be there in all others; texts in `sentences` may hold
    placeholders for `str.format`.
    """

    sheets: Mapping[str, str]
    """Names of the sheets, at most 31 characters, without `[]:*?/\\`."""
    guide: Mapping[str, str]
    """What each sheet is for, in one sentence."""
    headings: Mapping[str, str]
    """Headings of columns and labels."""
    titles: Mapping[str, str]
    """Titles of the tables on a sheet."""
    sentences: Mapping[str, str]
    """Whole sentences."""
    severities: Mapping[str, str]
    severity_meanings: Mapping[str, str]
    bands: Mapping[str, str]
    band_meanings: Mapping[str, str]
    kinds: Mapping[str, str]
    """By kind; a listed rendering in a finding is told by its status (see `excerpt.kind_of`)."""
    kind_meanings: Mapping[str, str]
    statuses: Mapping[str, str]
    status_meanings: Mapping[str, str]
    decisions: Mapping[str, str]
    """Names in the drop-down list, in its order; together under 255 characters, no comma."""
    decision_meanings: Mapping[str, str]
    rules: Mapping[str, str]
    """What a rule reports, by its code."""
    settings: Mapping[str, str]
    """Names of the settings of a run."""
    notes: Mapping[str, str]
    """What a note is about, by its code."""


ENGLISH = Words(
    sheets={
        "summary": "Summary",
        "findings": "Findings",
        "terms": "Terms",
        "matrix": "Matrix",
        "documents": "Documents",
        "glossary": "Glossary",
        "legend": "Legend",
        "run": "Run",
    },
    guide={
        "findings": "One row for each place that needs a look. Filter it, decide, comment.",
        "terms": "Every way in which each concept is rendered, and how often.",
        "matrix": "Which document uses which rendering. Coloured where a document departs.",
        "documents": "How large each document is and how many findings it has.",
        "glossary": "What to mend in the glossary, the terms that never occur, and remarks.",
        "legend": "What the severities, kinds, statuses and decisions mean.",
        "run": "How this report came about: version, settings, files, notes.",
    },
    headings={
        "number": "No.",
        "severity": "Severity",
        "document": "Document",
        "place": "Place",
        "source_term": "Source term",
        "preferred": "Preferred",
        "found": "Found",
        "source_text": "Source sentence",
        "context": "Sentence",
        "kind": "Kind",
        "band": "Certainty",
        "confidence": "Confidence",
        "why": "Why",
        "decision": "Decision",
        "reviewer": "Reviewer",
        "comment": "Comment",
        "rule": "Rule",
        "path": "Path",
        "fingerprint": "Fingerprint",
        "concept": "Concept",
        "concept_id": "Concept id",
        "uses": "Uses",
        "consistency": "Consistent",
        "rendering": "Rendering",
        "status": "Status",
        "count": "Count",
        "share": "Share",
        "documents": "Documents",
        "where": "Where",
        "format": "Format",
        "language": "Language",
        "segments": "Segments",
        "words": "Words",
        "findings": "Findings",
        "errors": "Errors",
        "warnings": "Warnings",
        "infos": "Infos",
        "per_thousand": "Per 1,000\nwords",
        "subject_field": "Subject field",
        "note": "Note",
        "notes": "Notes",
        "remark": "Remark",
        "meaning": "Meaning",
        "blank": "",
        "total": "Total",
        "not_accepted": "Not accepted",
        "accepted": "Accepted",
        "about": "About",
    },
    titles={
        "report": "Terminology report",
        "rule": "By rule",
        "kind": "By kind of difference",
        "documents": "Documents with most findings",
        "otherwise": "Most often rendered otherwise",
        "chart": "Uses of these concepts",
        "reading": "How to read this workbook",
        "remarks": "To mend in the glossary",
        "infos": "Good to know about the glossary",
        "unused": "Terms never seen",
        "settings": "Settings",
        "notes": "Notes",
        "severities": "Severities",
        "bands": "Certainty",
        "kinds": "Kinds of difference",
        "statuses": "Statuses of renderings",
        "decisions": "Decisions",
    },
    sentences={
        "checked": "Documents: {documents} · words: {words} · uses: {uses} · concepts: {concepts}",
        "glossary": "Glossary: {name} with {concepts} concepts",
        "glossaries": "Glossary: {files} files with {concepts} concepts (see {sheet})",
        "no_glossary": "Glossary: none",
        "silenced": "Silenced by a comment in the text or the baseline: {count}",
        "nothing": "Nothing was found.",
        "nothing_checked": "Nothing was found, for no document was checked.",
        "all_consistent": "Every concept that occurs is rendered as agreed.",
        "no_uses": "No term of the glossary occurs in the documents.",
        "no_documents": "No document was checked.",
        "no_remarks": "There is nothing to mend.",
        "no_unused": "Every concept of the glossary occurs.",
        "no_notes": "Every document was read in full.",
        "more_concepts": "{count} more concepts are rendered otherwise: see the sheet {sheet}.",
        "more_documents": "{count} more documents: see the sheet {sheet}.",
        "more_rows": "{count} more rows do not fit on the sheet. The JSON report has all.",
        "more_columns": "The {shown} documents with most findings are shown; {count} more are not.",
        "more_places": "{shown}; {count} more",
        "also": "See also: {places}",
        "original": "original, not checked",
        "agreed_not_printed": "Concepts that are rendered as agreed everywhere are not printed.",
        "more_remarks": "{count} more remarks are not shown: termcheck glossary lint lists them.",
        "reading_1": "Consistent is the share of a concept's uses that are a preferred or admitted "
        "rendering. 100 % means that everybody wrote what was agreed.",
        "reading_2": "Certainty says how sure the program is that the words stand for the "
        "concept: certain, likely or possible. A possible one is a question, not a verdict.",
        "reading_3": "Enter what should happen with a finding in the column Decision (a list "
        "opens), your name in Reviewer, and whatever you like in Comment. Sort, filter and delete "
        "rows as you please; leave the hidden last columns alone: they tell the findings apart.",
        "choose": "Choose from the list, or leave it empty.",
        "choose_title": "Decision",
        "not_in_list": "Please choose one of the decisions in the list, or leave the cell empty.",
        "cut": " … [cut]",
        "page": "Page",
        "of": "of",
    },
    severities={"error": "Error", "warning": "Warning", "info": "Info"},
    severity_meanings={
        "error": "Surely against the glossary: a listed wrong rendering, or a missing term.",
        "warning": "Very likely not the agreed rendering; an editor should look.",
        "info": "May be intended; worth a glance when there is time.",
    },
    bands={"certain": "Certain", "likely": "Likely", "possible": "Possible"},
    band_meanings={
        "certain": "Hardly ever wrong.",
        "likely": "Usually right; look at the sentence.",
        "possible": "Worth a look; about half mean something else.",
    },
    kinds={
        "exact": "As listed",
        "listed": "Listed variant",
        "deprecated": "Deprecated rendering",
        "superseded": "Superseded rendering",
        "admitted": "Admitted rendering",
        "case": "Capital letters",
        "inflection": "Word form",
        "hyphenation": "Hyphen",
        "spacing": "Spacing",
        "function-word": "Small words",
        "order": "Word order",
        "derivation": "Related word",
        "synonym": "Synonym",
        "literal": "Word for word",
        "omission": "Word left out",
        "insertion": "Word added",
        "romanisation": "Romanisation",
        "spelling": "Spelling",
    },
    kind_meanings={
        "exact": "Just the listed term.",
        "listed": "Another rendering that the glossary lists: admitted, deprecated or superseded.",
        "deprecated": "The glossary lists it as one not to use.",
        "superseded": "The glossary lists it as one that was agreed once and has been replaced.",
        "admitted": "The glossary allows it; another rendering is preferred or used as well.",
        "case": "The same words with other capital letters: “two upholds” for “Two Upholds”.",
        "inflection": "Another form of a word: “Two Uphold” for “Two Upholds”.",
        "hyphenation": "A hyphen more or less: “new-quality” for “new quality”.",
        "spacing": "A blank more or less: “Xijinping” for “Xi Jinping”.",
        "function-word": "Articles and small words: “rule of the law” for “rule of law”.",
        "order": "The words in another order: “protection of enterprises” turned round.",
        "derivation": "A word of the same family: “procurator” for “procuratorial”.",
        "synonym": "A word of like meaning: “safeguard” for “uphold”.",
        "literal": "The Chinese translated word by word.",
        "omission": "A word of the term is missing.",
        "insertion": "A word was put into the term.",
        "romanisation": "The Chinese in Latin letters instead of a translation.",
        "spelling": "A slip of spelling: “Fenqiao” for “Fengqiao”.",
    },
    statuses={
        "preferred": "Preferred",
        "admitted": "Admitted",
        "deprecated": "Deprecated",
        "superseded": "Superseded",
        "form": "Form",
        "variant": "Variant",
    },
    status_meanings={
        "preferred": "The agreed rendering.",
        "admitted": "May be used as well.",
        "deprecated": "Listed as one not to use.",
        "superseded": "Was agreed once and has been replaced.",
        "form": "A form of an accepted rendering: plural, possessive, capital letters, hyphen.",
        "variant": "Stands for the concept, but is not listed in the glossary.",
    },
    decisions={
        "fix": "fix",
        "accept-here": "accept here",
        "accept-always": "accept always",
        "deprecate": "deprecate",
        "not-this-term": "not this term",
        "later": "later",
    },
    decision_meanings={
        "fix": "Replace the words by the preferred rendering.",
        "accept-here": "Right in this place; do not report it here again.",
        "accept-always": "Right everywhere; the rendering becomes an admitted one.",
        "deprecate": "Wrong everywhere; the rendering becomes a deprecated one.",
        "not-this-term": "The words do not stand for this concept; never report them for it.",
        "later": "Not decided yet.",
    },
    rules={
        "TC101": "A rendering that the glossary lists as one not to use",
        "TC102": "The agreed rendering with other capitals, number, hyphen or spacing",
        "TC103": "A rendering that nobody listed",
        "TC104": "An admitted rendering where the preferred one is wanted",
        "TC105": "An abbreviation before its full form",
        "TC201": "The source has the term, the translation has no rendering of it",
        "TC202": "The source has the term, the translation renders it in another way",
        "TC203": "The translation has the rendering, the source has no such term",
        "TC204": "Words of the source language left in the translation",
        "TC205": "Fewer renderings than source terms",
        "TC301": "One concept, several accepted renderings",
        "TC302": "The same source sentence, several translations",
        "TC303": "Different source sentences, one translation",
        "TC304": "One source term, several renderings, without a glossary",
        "TC901": "A file that could not be read",
        "TC902": "A text whose encoding had to be guessed; wrong characters hide terms",
        "TC903": "Parts of a document that were not checked",
        "TC904": "A file that was left out",
        "TC905": "A file without its partner in the other language",
        "TC906": "Text whose original could not be told",
        "TC907": "Languages the wrong way round",
        "TC908": "Text without a translation, or without an original",
    },
    settings={
        "schema": "Form of the report",
        "version": "Version of termcheck",
        "signature": "Signature",
        "source_language": "Source language",
        "target_language": "Target language",
        "glossaries": "Glossary files",
        "glossary_sha256": "Fingerprint of the glossary",
        "concepts": "Concepts in the glossary",
        "terms": "Terms in the glossary",
        "rules": "Rules that were on",
        "fail_on": "Fails from severity",
        "suppressed": "Findings silenced",
    },
    notes={
        "unreadable-file": "File cannot be read",
        "guessed-encoding": "Encoding was guessed",
        "text-not-read": "Text not read",
        "skipped-file": "File left out",
        "unpaired-file": "File without its partner",
        "unaligned-text": "Text not aligned",
        "swapped-languages": "Languages swapped",
        "untranslated-unit": "Not translated",
    },
)
