"""assess: hold a draft national law against the Rome Statute of the International Criminal Court."""

__version__ = "0.1.0"
