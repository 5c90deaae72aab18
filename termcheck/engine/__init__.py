"""The conductor: documents in, report out.

compiled.py      glossary -> matcher, through the cache on disk
documents.py     one document -> its findings and uses
fingerprints.py  identity of a finding
workers.py       many documents, in one process or several
baseline.py      findings that are known and accepted
run.py           the whole run -> Report
"""
