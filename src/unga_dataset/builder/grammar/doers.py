"""Who does what an active verb tells: of an infinitive, of a participle, of a gerund behind 'in' or 'by'."""

from __future__ import annotations

from collections.abc import Sequence

from unga_dataset.builder.grammar.clauses import Subject, subject_of, with_members
from unga_dataset.builder.grammar.nouns import TEXTS, denotes
from unga_dataset.builder.grammar.openings import is_subordinate
from unga_dataset.builder.grammar.outlooks import counted_among, voted_before
from unga_dataset.builder.grammar.phrases import Phrase, first_phrase, names_from, phrase_before, phrase_from
from unga_dataset.builder.grammar.rosters import named_between
from unga_dataset.builder.grammar.tokens import Token
from unga_dataset.builder.grammar.verbs import is_finite, is_verb, verb_before
from unga_dataset.builder.grammar.vocabulary import MENTIONS
from unga_dataset.builder.grammar.words import Words

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
GERUNDS = frozenset({"in", "by"})
"""What leads a gerund whose subject is that of the verb before: 'joined Chad in voting no', 'angered X by voting'."""
THEN = frozenset({"after", "before", "while", "despite", "since"})
"""What leads a gerund that tells what the same ones did then: 'urged the Council to act after accusing Chad'."""
NAMES = frozenset({"and", ",", "the"})
FOLLOWED = 14
"""How many tokens before a gerund the 'joined' may stand that it hangs on."""


def doer_of(tokens: Sequence[Token], first: int, group: int, words: Words) -> Subject | None:
    """Return the subject of an active verb; of an infinitive, that of the verb before it or the noun it hangs on."""
    if (being := counted_among(tokens, group)) is not None:
        return subject_of(tokens, being, words)
    if group > 1 and tokens[group - 1].word == "to":
        return _infinitive_doer(tokens, group, words)
    if tokens[first].word.endswith("ing") and not {token.word for token in tokens[group:first]} & BE:
        return _participle_doer(tokens, group, words)
    return _among(tokens, subject_of(tokens, first, words), words)


def _infinitive_doer(tokens: Sequence[Token], group: int, words: Words) -> Subject | None:
    governor = tokens[group - 2]
    if (voted := voted_before(tokens, group, words)) is not None:
        return subject_of(tokens, voted, words)
    if "prompt" in words.of(governor) and group > 2:  # "was quick to condemn"
        return subject_of(tokens, group - 3, words)
    counted = any(token.word in ("only", "first", "last") for token in tokens[max(0, group - 4) : group - 2])
    if counted and words.noun(governor) is not None:
        phrase = phrase_before(tokens, group - 1, words)  # "the only states to vote against it were Chad and Mali"
        return Subject(phrase, (phrase.head,), None) if phrase else None
    if words.of(governor) & {"control", "failing"} or governor.word in words.verbs or governor.word in BE:
        return subject_of(tokens, group - 2, words)
    phrase = phrase_before(tokens, group - 1, words)
    return Subject(phrase, (phrase.head,), None) if phrase else None


def _among(tokens: Sequence[Token], subject: Subject | None, words: Words) -> Subject | None:
    """Return who is meant by 'the countries that ...': 'Chad and Mali were among the countries that voted'."""
    if subject is None or subject.relative is None or subject.phrase.first < 2:
        return subject
    place = subject.phrase.first - 1
    while place > 1 and tokens[place].known.opens:
        place -= 1
    if tokens[place].word == "of" and tokens[place - 1].word == "one":
        place -= 1  # "Chad was one of the states that abstained"
    if tokens[place].word in ("among", "one"):
        place -= 1
        counted = phrase_before(tokens, place + 1, words)  # "were the 11 states among the 35 that abstained"
        first = counted.first - 1 if counted is not None else 0
        while first > 1 and tokens[first].known.opens:
            first -= 1
        place = first if tokens[first].word in BE else place
    if tokens[place].word not in BE:  # "Chad and Mali are countries that voted against it"
        return subject
    return subject_of(tokens, place, words) or subject


def _participle_doer(tokens: Sequence[Token], group: int, words: Words) -> Subject | None:
    """Return who a participle belongs to: 'X, abstaining, ...', 'Introducing the draft, X ...', 'a draft demanding'."""
    if group == 0:
        comma = next((index for index, token in enumerate(tokens) if token.word == ","), len(tokens))
        phrase = first_phrase(tokens, comma + 1, len(tokens), words)
    elif tokens[group - 1].word in GERUNDS:
        return _gerund_doer(tokens, group, words)
    elif tokens[group - 1].word in THEN:
        verb = verb_before(tokens, group - 1, words)
        return subject_of(tokens, verb, words) if verb is not None else None
    elif tokens[group - 1].word == "for":
        return _faulted(tokens, group - 1, words)
    elif tokens[group - 1].word == ",":
        if named_between(tokens, group, words) is not None:
            return None  # "with 26, including Chad, abstaining"
        phrase = first_phrase(tokens, 0, group - 1, words)
        if phrase is None or any(is_finite(tokens, index, words) for index in range(phrase.last, group - 1)):
            finite = (i for i in range(group - 2, 0, -1) if is_finite(tokens, i, words))
            main = next((i for i in finite if not is_subordinate(tokens, i, words)), None)
            return subject_of(tokens, group if main is None else main, words)
    elif tokens[group - 1].word == "those":
        phrase = Phrase(group - 1, group, group - 1)  # "those voting against it were Chad and Mali"
    else:
        if (only := _only_before(tokens, group, words)) is not None:
            return only
        phrase = _part_of(tokens, _text_before(tokens, phrase_before(tokens, group, words), words), words)
        return with_members(tokens, phrase, words) if phrase else None  # "with Chad and Mali abstaining"
    return Subject(phrase, (phrase.head,), None) if phrase else None


def _part_of(tokens: Sequence[Token], phrase: Phrase | None, words: Words) -> Phrase | None:
    """Return the number of a group's part: 'with 18 of the 22 members supporting it' is 18 of them."""
    if phrase is None or phrase.first < 2 or tokens[phrase.first - 1].word != "of":
        return phrase
    number = phrase.first - 2
    counts = tokens[number].kind == "number" or "quantifier" in words.of(tokens[number])
    return Phrase(number, number + 1, number) if counts else phrase


def _only_before(tokens: Sequence[Token], group: int, words: Words) -> Subject | None:
    """Return those named before 'the only ones' that do it: 'with Chad and Mali the only states voting no'."""
    phrase = phrase_before(tokens, group, words)
    if phrase is None or phrase.first < 1 or tokens[phrase.first - 1].kind not in MENTIONS:
        return None
    only = any(token.word in ("only", "sole", "lone") for token in tokens[phrase.first : phrase.last])
    name = phrase.first - 1
    return with_members(tokens, Phrase(name, name + 1, name), words) if only else None


def _text_before(tokens: Sequence[Token], phrase: Phrase | None, words: Words) -> Phrase | None:
    """Return the text that a phrase behind it belongs to: 'a draft from the Council urging' is urging itself."""
    if phrase is None or phrase.first < 2 or tokens[phrase.first - 1].word not in ("from", "of", "by", "in"):
        return phrase
    text = phrase_before(tokens, phrase.first - 1, words)
    return text if text is not None and denotes(tokens[text.head], TEXTS) else phrase


def _faulted(tokens: Sequence[Token], end: int, words: Words) -> Subject | None:
    """Return those who are praised or blamed for a deed: 'denounced Chad and Mali for vetoing the draft'."""
    if end < 2 or tokens[end - 1].kind not in MENTIONS:
        return None
    phrase = phrase_before(tokens, end, words)
    subject = with_members(tokens, phrase, words) if phrase is not None else None
    before = min(subject.phrase.first, *subject.members) - 1 if subject is not None else 0
    return subject if before > 0 and is_verb(tokens, before, words) and words.is_verb_form(tokens[before]) else None


def _gerund_doer(tokens: Sequence[Token], group: int, words: Words) -> Subject | None:
    """Return the subject of 'in voting no' and those whom it joined, or of the verb that 'by voting no' explains."""
    joining = next((i for i in range(group - 2, max(0, group - FOLLOWED), -1) if _joins(tokens, i, words)), None)
    verb = joining if joining is not None else verb_before(tokens, group - 1, words)
    if joining is None and "answering" in words.of(tokens[group - 2]):
        verb = group - 2  # "reacted by expelling two envoys"
    subject = subject_of(tokens, verb, words) if verb is not None else None
    if subject is None or joining is None:
        return subject if tokens[group - 1].word == "by" else None
    if not names_from(tokens, joining + 1):
        group_joined = phrase_from(tokens, joining + 1, words)  # "joined Western donors (and Chad) in"
        more = names_from(tokens, group_joined.last) if group_joined is not None else []
        return subject._replace(group=group_joined, members=(*subject.members, *more))
    members = [index for index in subject.members if tokens[index].kind in MENTIONS]
    return subject._replace(members=(*members, *names_from(tokens, joining + 1)) or subject.members)


def joining_before(tokens: Sequence[Token], last: int, words: Words) -> int | None:
    """Return the verb of joining whose names end at a token: 'only Chad joined Mali and Togo | in support of it'."""
    places = range(last - 1, max(0, last - FOLLOWED), -1)
    verb = next((i for i in places if tokens[i].kind not in MENTIONS and tokens[i].word not in NAMES), 0)
    return verb if verb and _joins(tokens, verb, words) else None


def _joins(tokens: Sequence[Token], index: int, words: Words) -> bool:
    """Whether a verb says that one does what others do: 'joined Chad and Mali in'."""
    return "joining" in words.of(tokens[index]) and is_verb(tokens, index, words)
