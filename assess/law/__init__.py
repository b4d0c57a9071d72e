"""A law as a tree of provisions: the model, the readers of each format, structure and language."""
