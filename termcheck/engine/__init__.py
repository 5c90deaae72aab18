"""The conductor: documents in, report out.

compiled.py      glossary -> matcher, through the cache on disk
documents.py     one document -> its findings and uses
pairs.py         one unit with both sides -> verdicts; accounts.py: which rendering serves which
                 source term
translations.py  units with the same source or the same target, by their hash values
gathered.py      what all documents say together
fingerprints.py  identity of a finding
workers.py       many documents, in one process or several
baseline.py      findings that are known and accepted
run.py           the whole run -> Report
"""
