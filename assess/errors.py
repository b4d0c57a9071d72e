"""What can go wrong, told to a person: what is wrong, where, and what to do next."""


class AssessError(Exception):
    """Base of every error the program raises on purpose.

    `message` says what is wrong and where, `hint` what to do next; `exit_status` is the one the
    contract gives (1: the work failed, 2: the call or a rule file is wrong).
    """

    exit_status = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class DocumentError(AssessError):
    """A document that cannot be read: missing, empty, damaged, encrypted, without text, too large."""


class LanguageError(AssessError):
    """A document in a language for which there is no lexicon."""


class RuleError(AssessError):
    """A rule file that is wrong; the message names file, line and column."""

    exit_status = 2


class CallError(AssessError):
    """A call that cannot be carried out as given (unknown option value, missing folder)."""

    exit_status = 2
