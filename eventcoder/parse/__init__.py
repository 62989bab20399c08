"""From sentences to normalised clauses: the only package that knows the parser.

`parser.py` turns sentences into `Tokens`; `clauses.py` turns `Tokens` into clauses in the active voice.
"""
