"""On what: noun phrases as targets, and what a pronoun or a verb without an object is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from unga_dataset.builder.countries import CountryMention
from unga_dataset.builder.document import Span
from unga_dataset.builder.findings import Source, Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.nouns import PEOPLE, THINGS
from unga_dataset.builder.grammar.phrases import Phrase, extended, phrase_before, phrase_from
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.vocabulary import GENITIVE, MENTIONS, OPENS
from unga_dataset.builder.people import PersonMention
from unga_dataset.codes import TargetType

Reader = Callable[[Cast, Sentence, Phrase], Target | None]
VOTED_ON = 20
"""How many sentences back the text may be named that a vote is on."""
FAR = 40
"""How many sentences back the one may have been named whom a pronoun stands for."""
MEANT = 3
"""How many sentences back the thing may be named that 'it' or 'them' stands for."""
INSERTED = 14
"""How many words into a relative clause a text may stand that is not the one voted on."""
SYMBOL = re.compile(r"(?: [A-Z]+)?/[\w./]*\w")
"""The rest of what a text is filed under."""
CLOSING = frozenset('"”»’')


def target_of(cast: Cast, sentence: Sentence, phrase: Phrase, ends: frozenset[str] = frozenset()) -> Target | None:
    """Return a noun phrase as a target, with what hangs on it; a word of `ends` right behind it ends it."""
    tokens, words = sentence.tokens, cast.words
    head = tokens[phrase.head]
    if any(kind.startswith("pronoun") for kind in words.of(head)):
        thing = _meant(cast, sentence, phrase.first, head.word, blamed=bool(ends))
        if thing is not None:
            return thing
        source = cast.source(sentence, phrase)
        if source is None or source.name == head.word or (head.word == "it" and not ends):
            return None
        pronouns: dict[str, TargetType] = {"person": "person", "country": "country"}
        span = _named_last(cast, sentence, head, source)
        return Target(span=span, kind=pronouns.get(source.kind, "other"), iso3=source.iso3)
    ended = phrase.last < len(tokens) and tokens[phrase.last].word in ends
    whole = phrase if ended else extended(tokens, phrase, words)
    span = with_mark(cast.text, tokens, whole)
    if head.kind == "country":
        article = phrase.head > phrase.first and tokens[phrase.head - 1].word == "the"
        span = Span(tokens[phrase.head - article].start, head.end)
    return Target(span=span, kind=kind_of(cast, head), iso3=state_of(sentence, phrase, whole))


def with_mark(text: str, tokens: Sequence[Token], phrase: Phrase) -> Span:
    """Return the span of a phrase, with the mark that closes the fragment at its end if it holds the one opening it."""
    start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
    if "/" in text[end : end + 3] and (symbol := SYMBOL.match(text, end)):
        end = symbol.end()  # "Resolution A/HRC/5/L.1"
    crosses = tokens[phrase.last - 1].quoted and not tokens[phrase.first].quoted
    return Span(start, end + (crosses and text[end : end + 1] in CLOSING))


def kind_of(cast: Cast, head: Token) -> TargetType:
    """Return the kind of a target by its head."""
    if head.kind == "country":
        return "country"
    if head.kind == "person":
        return "person"
    noun = cast.words.noun(head)
    return noun.target_type if noun else "other"


def _named_last(cast: Cast, sentence: Sentence, pronoun: Token, source: Source) -> Span:
    """Return where the one a pronoun stands for was named last."""
    for named in cast.mentions.back_from(sentence.number, FAR):
        for token in reversed(named):
            if token.start < pronoun.start and cast.mentions.source(token).name == source.name:
                return Span(token.start, token.end)
    return source.span


def _meant(cast: Cast, sentence: Sentence, index: int, pronoun: str, *, blamed: bool) -> Target | None:
    """Return the thing that 'it' or 'them' at a token stands for: a text for 'it', else the thing named last.

    Those `blamed` for something are people or states: 'accused them of'.
    """
    text = document_before(cast, sentence, index, reach=1) if pronoun == "it" and not blamed else None
    if text is not None or pronoun not in ("it", "them") or (blamed and pronoun == "it"):
        return text
    for number in range(sentence.number, max(-1, sentence.number - MEANT), -1):
        other = cast.sentences[number]
        end = index if number == sentence.number else len(other.tokens)
        for phrase in _things(cast, other, end, PEOPLE if blamed else THINGS | PEOPLE if pronoun == "them" else THINGS):
            if cast.words.is_plural(other.tokens[phrase.head]) == (pronoun == "them"):
                return target_of(cast, other, phrase)
    return None


def _things(cast: Cast, sentence: Sentence, end: int, classes: frozenset[str]) -> Iterator[Phrase]:
    """Yield the noun phrases of some classes before a token of a sentence, the last first."""
    tokens = sentence.tokens
    for place in range(end, 0, -1):
        noun = cast.words.noun(tokens[place - 1])
        if noun is None or noun.noun_class not in classes or tokens[place - 1].quoted:
            continue
        phrase = phrase_before(tokens, place, cast.words)
        whole = phrase_from(tokens, phrase.first, cast.words) if phrase is not None else None
        if phrase is not None and whole is not None and whole.head == phrase.head == place - 1:
            yield phrase


def document_after(cast: Cast, sentence: Sentence, index: int, end: int | None = None) -> Target | None:
    """Return the text named first behind a token of a sentence: 'abstained, calling the text a farce'."""
    tokens = sentence.tokens
    for place in range(index, len(tokens) if end is None else end):
        phrase = phrase_from(tokens, place, cast.words)
        noun = cast.words.noun(tokens[phrase.head]) if phrase else None
        if phrase is not None and noun is not None and noun.noun_class == "document" and _is_told(tokens, phrase, cast):
            return target_of(cast, sentence, phrase)
    return None


def document_before(
    cast: Cast, sentence: Sentence, index: int, reach: int = VOTED_ON, *, cited: bool = False,
    read: Reader | None = None,
) -> Target | None:  # fmt: skip
    """Return the draft or resolution named last before a token, which a vote without an object is on.

    `read` is what makes a target of its noun phrase.

    One `cited` by its number counts where a ballot is told in the same sentence: 'Adopting resolution 2711 (2023) by'.
    In a sentence before, only what can be put to the vote counts, and a text like it only if a day is told.
    """
    dated = any(cast.words.is_time(token) for token in sentence.tokens)
    for number in range(sentence.number, max(-1, sentence.number - reach - 1), -1):
        told = cast.sentences[number]
        texts = _documents(cast, told, index if number == sentence.number else len(told.tokens), cited=cited)
        for phrase in (
            texts if number == sentence.number else sorted(texts, key=lambda text: _is_several(cast, told, text))
        ):
            if phrase.first < 0:
                return _numbered(cast, told, phrase.head)
            here = number == sentence.number
            other = _is_like_another(cast, told, phrase)
            opener = told.tokens[phrase.first]
            new = other or opener.word in ("a", "an") or "determiner" not in opener.known.classes
            if (here and new and _is_inserted(told, phrase, index)) or (other and not here and not dated):
                continue
            if here or "votable" in cast.words.of(told.tokens[phrase.head]):
                return (read or target_of)(cast, told, _with_one(told, phrase))
    return None


def _is_several(cast: Cast, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase names several texts, which a vote told later is on only if no single one stands beside them."""
    return cast.words.is_plural(sentence.tokens[phrase.head])


def _with_one(sentence: Sentence, phrase: Phrase) -> Phrase:
    """Return a phrase with the 'one' before 'such': 'one such text'."""
    tokens, first = sentence.tokens, phrase.first
    such = first > 0 and tokens[first].word == "such" and tokens[first - 1].word == "one"
    return phrase._replace(first=first - such)


def _documents(cast: Cast, sentence: Sentence, end: int, *, cited: bool) -> Iterator[Phrase]:
    """Yield the texts told of before a token of a sentence, the last first; one cited has no first token."""
    tokens = sentence.tokens
    for place in range(end, 0, -1):
        draft = place > 1 and tokens[place - 1].word == "decision" and tokens[place - 2].word == "draft"
        if not (draft or _is_text(tokens[place - 1], cast)) or tokens[place - 1].quoted:
            continue
        phrase = phrase_before(tokens, place, cast.words)
        whole = phrase_from(tokens, phrase.first, cast.words) if phrase is not None else None
        if whole is not None and whole.head != place - 1:
            continue  # "the ruling party"
        if phrase is not None and _is_told(tokens, phrase, cast):
            yield phrase
        elif cited and place < len(tokens) and tokens[place].kind == "number":
            yield Phrase(-1, -1, place)


def _is_text(token: Token, cast: Cast) -> bool:
    """Whether a noun names a text, or what can be put to the vote as one: 'the resolution', 'the proposal'."""
    noun = cast.words.noun(token)
    return "proposal" in token.known.means or (noun is not None and noun.noun_class == "document")


def _is_like_another(cast: Cast, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a text is told of beside the one voted on: 'a similar resolution', 'a near-identical measure'."""
    return any("likening" in cast.words.of(token) for token in sentence.tokens[phrase.first : phrase.last])


def _is_inserted(sentence: Sentence, phrase: Phrase, index: int) -> bool:
    """Whether a relative clause between commas lends a text: 'Kenya, which had criticised an earlier draft, voted'."""
    tokens = sentence.tokens
    if all(token.word != "," for token in tokens[phrase.last : index]):
        return False
    places = range(phrase.first - 1, max(0, phrase.first - INSERTED), -1)
    comma = next((place for place in places if tokens[place].word == ","), None)
    return comma is not None and any(token.word in ("which", "who", "whom") for token in tokens[comma + 1 : comma + 4])


def _numbered(cast: Cast, sentence: Sentence, number: int) -> Target:
    """Return a text with its number, and the year in brackets behind it, as a target."""
    tokens = sentence.tokens
    last = number + 1
    if [t.word for t in tokens[last : last + 1]] == ["("] and [t.word for t in tokens[last + 2 : last + 3]] == [")"]:
        last += 3
    span = Span(tokens[number - 1].start, tokens[last - 1].end)
    return Target(span=span, kind=kind_of(cast, tokens[number - 1]), iso3=None)


def _is_told(tokens: Sequence[Token], phrase: Phrase, cast: Cast) -> bool:
    """Whether a document is told of, not cited by its number: 'the text', 'similar resolutions'."""
    owned = "tabled" in tokens[phrase.head].known.means and tokens[phrase.first].kind in MENTIONS  # "Chad's draft"
    owned = owned and tokens[phrase.first + 1].word in GENITIVE
    dated = owned or tokens[phrase.first].kind == "date"  # "Thursday's resolution"
    return dated or bool(cast.words.of(tokens[phrase.first]) & OPENS) or cast.words.is_plural(tokens[phrase.head])


def state_of(sentence: Sentence, phrase: Phrase, whole: Phrase) -> str | None:
    """Return the state that a target is or belongs to."""
    mention = sentence.tokens[phrase.head].mention
    if isinstance(mention, PersonMention):
        return mention.person.iso3
    owner = state_in(sentence, phrase, whole)
    return owner.mention.iso3 if owner is not None and isinstance(owner.mention, CountryMention) else None


def state_in(sentence: Sentence, phrase: Phrase, whole: Phrase) -> Token | None:
    """Return the state that a phrase names or belongs to: its head or its owner, not where it is or goes."""
    for token in sentence.tokens[phrase.first : whole.last]:
        if token.kind == "word" and token.word in ("in", "to", "with", "against", "on", "from"):
            break
        if isinstance(token.mention, CountryMention):
            return token
    return None
