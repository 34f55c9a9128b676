"""The corridor: one article from its text to the rows of every table; the only place that knows the order."""

from __future__ import annotations

from unga_dataset.builder.countries import find_countries
from unga_dataset.builder.dates import find_dates
from unga_dataset.builder.events import find_events
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.tokens import read_sentences
from unga_dataset.builder.grammar.triggers import find_hits
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import find_organizations
from unga_dataset.builder.people import find_people
from unga_dataset.builder.positions import find_positions
from unga_dataset.builder.quotes import find_quotes
from unga_dataset.builder.raw import RawArticle
from unga_dataset.builder.rows import Findings, Rows, number
from unga_dataset.builder.text.reader import read_document


def rows_of(article: RawArticle, lexicon: Lexicon) -> Rows:
    """Read one article into the rows of every table but `countries`, which counts over all articles."""
    document = read_document(article.text, lexicon)
    countries = find_countries(document, lexicon)
    organizations = find_organizations(document, lexicon)
    people = find_people(document, countries, organizations, lexicon)
    dates = find_dates(document, article.published, lexicon)
    sentences = read_sentences(document, [*countries, *organizations, *people, *dates], lexicon)
    cast = Cast(document, sentences, countries, lexicon)
    hits = [hit for sentence in sentences for hit in find_hits(sentence, lexicon)]
    quotes = find_quotes(document, sentences, cast, lexicon)
    positions = find_positions(document, sentences, hits, quotes, cast, lexicon)
    events = find_events(document, hits, cast)
    return number(article, document, Findings(countries, quotes, positions, events))
