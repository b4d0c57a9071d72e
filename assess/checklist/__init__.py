"""The checklist and the lexicon: models, loading, linting and examples of the rule files in `rules/`."""
