"""How far a target reaches: its 'of', 'along', 'for' phrases, its year, its infinitive, the fragment around it."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.findings import Target
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.insertions import before_marks
from unga_dataset.builder.grammar.nouns import DEEDS, PERSON, STATEMENTS, TEXTS, denotes, is_somebody
from unga_dataset.builder.grammar.phrases import ATTACHING, Phrase, extended, names_from, phrase_before, phrase_from
from unga_dataset.builder.grammar.targets import kind_of, state_of, target_of, with_mark
from unga_dataset.builder.grammar.tokens import Sentence, Token
from unga_dataset.builder.grammar.verbs import is_verb
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words
from unga_dataset.builder.siding.adjectives import described
from unga_dataset.builder.siding.deeds import infinitive_end

SITUATING = frozenset({
    "along", "near", "inside", "across", "within", "under", "about", "without", "towards", "toward", "into",
    "regarding", "concerning", "among",
})  # fmt: skip
"""Prepositions that may carry a target on, beside those of every noun phrase."""
LINKED = 6
"""How many prepositional phrases a target may hold."""
SERVING = PERSON | {"organization"}
"""Who may be there for a state."""
BARE = frozenset({"on", "against", "between", "with", "for"})
"""Prepositions behind a deed that may lead a thing without an article: 'attacks on civilians'."""
REASONS = frozenset({"grounds", "condition", "conditions", "principle", "behalf", "basis", "occasions", "schedule"})
"""What 'on' leads where it tells why or how: 'backed the plan on legal grounds'."""
ITSELF = frozenset({"itself", "himself", "herself", "themselves"})


def wide_target(cast: Cast, sentence: Sentence, phrase: Phrase, ends: frozenset[str] = frozenset()) -> Target | None:
    """Return a noun phrase as a target with all that belongs to it; a word of `ends` right behind it ends it."""
    tokens, words = sentence.tokens, cast.words
    phrase = described(tokens, phrase, words)
    head = tokens[phrase.head]
    known = head.known
    ended = phrase.last < len(tokens) and tokens[phrase.last].word in ends
    counted = head.kind == "country" and phrase.head > phrase.first and _counts(tokens[phrase.head - 1], words)
    if head.kind == "country" and _is_deed_to(tokens, phrase, words):
        return Target(span=with_mark(cast.text, tokens, phrase), kind="action", iso3=state_of(sentence, phrase, phrase))
    if ended or (head.kind in ("country", "person") and not counted) or known.pronoun:
        return target_of(cast, sentence, phrase, ends)
    last = _fragment_end(tokens, phrase)
    if last is None:
        whole = _whole(tokens, Phrase(phrase.first, _quoted_end(tokens, phrase), phrase.head), words)
        last = infinitive_end(tokens, phrase, _linked_end(tokens, whole, words), words)
        last = _named_end(tokens, phrase, last, words)
    whole = Phrase(phrase.first, _without_adverb(tokens, phrase, last, words), phrase.head)
    return Target(
        span=with_mark(cast.text, tokens, whole),
        kind="person" if counted else kind_of(cast, head), iso3=state_of(sentence, phrase, whole),
    )  # fmt: skip


def _is_deed_to(tokens: Sequence[Token], phrase: Phrase, words: Words) -> bool:
    """Whether a gerund has a state as its object: 'voted against reporting Iran'."""
    gerund = tokens[phrase.first].word.endswith("ing") and words.noun(tokens[phrase.first]) is None
    return gerund and phrase.head == phrase.first + 1 == phrase.last - 1


def _quoted_end(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return the end of a phrase with the whole fragment that it holds the first words of: 'the "last of the few"'."""
    last = phrase.last
    if tokens[phrase.first].quoted or not tokens[last - 1].quoted:
        return last
    while last < len(tokens) and tokens[last].quoted and tokens[last].kind != "mark":
        last += 1
    return last


def _counts(token: Token, words: Words) -> bool:
    return token.kind == "number" or token.word in words.numbers


def _whole(tokens: Sequence[Token], phrase: Phrase, words: Words) -> Phrase:
    """Return a phrase whose head is a gerund with its object: 'sending troops'."""
    head = tokens[phrase.head]
    gerund = words.noun(head) is None or (phrase.last < len(tokens) and words.known[tokens[phrase.last].word].opens)
    if phrase.head == phrase.first == phrase.last - 1 and head.word.endswith("ing") and gerund:
        more = phrase_from(tokens, phrase.last, words)
        return phrase._replace(last=more.last) if more else phrase
    return phrase


def _linked_end(tokens: Sequence[Token], phrase: Phrase, words: Words) -> int:
    """Return the end of a phrase with the prepositional phrases that belong to it."""
    deed = denotes(tokens[phrase.head], DEEDS) or tokens[phrase.head].word.endswith("ing")
    last = phrase.last
    for _ in range(LINKED):
        more = _before_organ(tokens, last, extended(tokens, phrase._replace(last=last), words).last)
        if more == last:
            more = _more(tokens, phrase, last, words, deed=deed)
        if more == last:
            more = _listed_end(tokens, phrase, last, words)
        if more == last:
            more = _described_end(tokens, phrase, last, words)
        if more == last:
            break
        last = more
    return last


def _described_end(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> int:
    """Return the end of a target whose last noun has several adjectives: 'an end to the harsh and unjust blockade'."""
    if last + 1 >= len(tokens) or last == phrase.last or tokens[last].word not in (",", "and"):
        return last
    inner = phrase_before(tokens, last, words)
    return described(tokens, inner, words).last if inner is not None and inner.last == last else last


def _before_organ(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return the end of a target without the organ it came before: 'a second draft in the Security Council'."""
    for index in range(first, last - 1):
        if tokens[index].word != "in":
            continue
        if "organization" in {token.kind for token in tokens[index + 1 : index + 3]}:
            return index
        if tokens[index + 1].word in ("a", "an") and any(
            _is_telling(token) or "ballot" in token.known.means or token.word == "session"
            for token in tokens[index + 2 : last]
        ):
            return index  # "welcomed the extension of the mandate in a statement"
    return last


def _more(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words, *, deed: bool) -> int:
    """Return the end of the prepositional phrase that follows a target, if it belongs to it."""
    if last + 1 >= len(tokens) or tokens[last].kind != "word":
        return last
    word, opener = tokens[last].word, tokens[last + 1]
    if word == "for" and opener.word.endswith("ing"):
        return last  # "condemned the text for failing to name the raid"
    if word == "of" and opener.kind in ("date", "number"):
        return last + 2  # "the award of 1899"
    if word in ITSELF:
        return last + 1
    takes = word in SITUATING or (word in ("in", "by", "at") and deed) or (word == "in" and last > phrase.last)
    takes = takes or (word == "by" and _is_somebody(tokens, last + 1, words))
    takes = takes or (word in ATTACHING and word != "in" and opener.capital)  # "negotiations with Kinshasa"
    takes = takes or (word == "for" and denotes(tokens[last - 1], SERVING))  # "the court for Chad"
    takes = (takes and _is_definite(opener)) or _takes_bare(tokens, last, words, deed=deed)
    takes = takes or (word == "for" and "seeking" in words.of(tokens[phrase.head]))
    more = phrase_from(tokens, last + 1, words) if takes and opener.kind != "date" else None
    if more is None or tokens[more.head].known.pronoun or words.is_time(tokens[more.head]):
        return last
    if word == "in" and _is_telling(tokens[more.head]):
        return last  # "welcomed the extension of the mandate in a statement"
    return more.last


def _is_definite(opener: Token) -> bool:
    """Whether what a preposition leads has a name, a number or an article: 'in southern Chad'."""
    known = opener.known
    definite = opener.kind in MENTIONS or opener.kind == "number" or known.opens or opener.capital
    return definite or "compass" in known.classes


def _takes_bare(tokens: Sequence[Token], preposition: int, words: Words, *, deed: bool) -> bool:
    """Whether a thing without an article belongs to a deed or text: 'attacks on civilians', 'curbs on free speech'."""
    word, opener = tokens[preposition].word, tokens[preposition + 1]
    if opener.kind != "word" or opener.known.stops:
        return False
    phrase = phrase_from(tokens, preposition + 1, words) if word in BARE else None
    if phrase is not None and tokens[phrase.head].word in REASONS:
        return False
    if word == "on" and denotes(tokens[preposition - 1], TEXTS):
        return not words.is_time(opener)
    head = tokens[phrase.head] if phrase is not None else opener
    things = phrase is not None and (head.known.noun is not None or (head.known.plural and head.word[-2:] != "ss"))
    return things and not opener.known.opens and (deed or word in ("on", "against")) and not words.is_time(head)


def _is_telling(head: Token) -> bool:
    """Whether a noun names that in which something is told: 'in a statement', 'in a speech'."""
    return denotes(head, STATEMENTS)


def _is_somebody(tokens: Sequence[Token], first: int, words: Words) -> bool:
    """Whether the phrase at a token names people or a body: 'a speech by the envoy', but not 'by a wide margin'."""
    phrase = phrase_from(tokens, first, words)
    return phrase is not None and is_somebody(tokens[phrase.head])


def _fragment_end(tokens: Sequence[Token], phrase: Phrase) -> int | None:
    """Return the end of the quoted fragment that opens with a target: 'any step that ends this'."""
    first = phrase.first
    if not tokens[first].quoted or (first and tokens[first - 1].quoted):
        return None
    last = phrase.last
    while last < len(tokens) and tokens[last].quoted:
        last += 1
    return before_marks(tokens, last, phrase.last)


def _named_end(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> int:
    """Return the end of a target with the name of the officer it ends with: 'the speech by the head of the bank, X'."""
    if last + 1 >= len(tokens) or tokens[last].word != "," or tokens[last + 1].kind != "person":
        return last
    nouns = (words.noun(token) for token in tokens[phrase.last : last])
    named = any(noun is not None and noun.noun_class == "person" for noun in nouns)
    closed = last + 2 == len(tokens) or tokens[last + 2].kind == "mark"
    return last + 2 if named and closed else last


def _listed_end(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> int:
    """Return the end of a target whose last name is the first of a list: 'the policies of Chad, Mali and Togo'."""
    names = names_from(tokens, last - 1) if last > phrase.last and tokens[last - 1].kind in MENTIONS else []
    end = names[-1] + 1 if len(names) > 1 else last
    if end == last or tokens[end - 2].word not in ("and", "the") or "and" not in {t.word for t in tokens[last:end]}:
        return last
    acts = end < len(tokens) and (tokens[end].known.acts or tokens[end].known.helps)
    return last if acts and tokens[end].kind == "word" and is_verb(tokens, end, words) else end


def _without_adverb(tokens: Sequence[Token], phrase: Phrase, last: int, words: Words) -> int:
    """Return the end of a target without the adverb behind it: 'boycotted the meeting altogether'."""
    while last > phrase.first + 1 and tokens[last - 1].kind == "word" and words.is_adverb(tokens[last - 1]):
        last -= 1
    return last
