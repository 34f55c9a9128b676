"""Quotes, countries, positions and events of news articles on the United Nations, each cell traced to its words.

>>> import unga_dataset
>>> quotes = unga_dataset.load_quotes()
>>> quotes["quote_type"].cat.categories.tolist()
['direct', 'mixed', 'indirect']
"""

from unga_dataset.errors import (
    DamagedFileError,
    InputError,
    LexiconError,
    MissingExtraError,
    OutputError,
    RowError,
    UngaDatasetError,
    UnknownTableError,
)
from unga_dataset.loaders import (
    data_path,
    describe,
    load_articles,
    load_countries,
    load_country_mentions,
    load_event_participants,
    load_events,
    load_paragraphs,
    load_positions,
    load_quotes,
    load_speakers,
    load_table,
    tables,
)
from unga_dataset.record import (
    expected_and_recorded,
    load_record_notes,
    load_resolutions,
    load_un_members,
    load_votes,
)

__version__ = "0.1.0"

__all__ = [
    "DamagedFileError",
    "InputError",
    "LexiconError",
    "MissingExtraError",
    "OutputError",
    "RowError",
    "UngaDatasetError",
    "UnknownTableError",
    "__version__",
    "data_path",
    "describe",
    "expected_and_recorded",
    "load_articles",
    "load_countries",
    "load_country_mentions",
    "load_event_participants",
    "load_events",
    "load_paragraphs",
    "load_positions",
    "load_quotes",
    "load_record_notes",
    "load_resolutions",
    "load_speakers",
    "load_table",
    "load_un_members",
    "load_votes",
    "tables",
]
