"""Renderings and inconsistent terms without a glossary: what a bilingual corpus says by itself.

Pure functions from pairs of texts to terms with their renderings; nothing here reads a file:

    pairs -> sentences and words of both sides (corpus, words) -> aligned words (alignment)
          -> candidate terms (candidates) -> what stands for each use (renderings)
          -> wordings of one family as one rendering (groups) -> those that bear examination
          (evidence, judge) -> terms as a person wants to see them (show, values)

`discover.find_terms` runs all of it. What is known about a language comes in as a `Tongue`
(tongues, english, chinese), what is known about two of them as `KnownPairs` (dictionary);
`languages` puts both together. Two languages without any of that are served as well, by what the
corpus shows.
"""
