"""The errors of the package: what was found, where, what is allowed, what to do.

UngaDatasetError
├── UnknownTableError  (KeyError)     a table or column that the dataset does not have
├── DamagedFileError   (ValueError)   a file of the dataset that is missing or not as it was written
├── InputError         (ValueError)   a raw article or its line in articles.csv cannot be used
├── LexiconError       (ValueError)   a line of a lexicon cannot be used as it stands
├── RowError           (ValueError)   a row breaks the schema, so nothing was written
├── OutputError        (OSError)      the tables cannot be written where they were asked for
└── MissingExtraError  (ImportError)  a library is needed that comes with an extra of the package
"""

LONGEST = 60
"""The most characters of a value that a message shows."""


def shown(value: object) -> str:
    """Return a value as a message shows it: on one line, between quotation marks if text, and not too long."""
    if isinstance(value, str):
        return repr(value if len(value) <= LONGEST else value[: LONGEST - 3] + "...")
    return str(value)


class UngaDatasetError(Exception):
    """Any error that the package raises on purpose; its text is one line."""

    def __str__(self) -> str:
        # KeyError would show the repr of its argument, quotation marks and all.
        return str(self.args[0]) if self.args else ""


class UnknownTableError(UngaDatasetError, KeyError):
    """A table or column was asked for that the dataset does not have."""


class DamagedFileError(UngaDatasetError, ValueError):
    """A file of the dataset is missing or is not the one its manifest describes."""


class InputError(UngaDatasetError, ValueError):
    """A raw article, or its line in articles.csv, cannot be used."""


class LexiconError(UngaDatasetError, ValueError):
    """A line of a lexicon cannot be used as it stands."""


class RowError(UngaDatasetError, ValueError):
    """A row breaks the schema; nothing was written."""


class OutputError(UngaDatasetError, OSError):
    """The tables cannot be written where they were asked for."""


class MissingExtraError(UngaDatasetError, ImportError):
    """A library is needed that is not installed; it comes with an extra of the package."""
