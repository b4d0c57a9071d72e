"""From a law and the rules to what was seen: words, phrases, contexts, references, verdicts."""
