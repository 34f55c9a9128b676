"""A sentence with what it reports, and the report that each of its quotations belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unga_dataset.builder.document import Document, Quotation, Span
from unga_dataset.builder.grammar.cast import Cast
from unga_dataset.builder.grammar.nouns import WORKS, denotes
from unga_dataset.builder.grammar.tokens import Sentence, Token, place_of
from unga_dataset.builder.lexicon import Lexicon
from unga_dataset.builder.organizations import OrganizationMention
from unga_dataset.builder.quoting.addressees import past_time
from unga_dataset.builder.quoting.contents import content_end
from unga_dataset.builder.quoting.cues import Cue, find_cues
from unga_dataset.builder.quoting.fronted import leads_main
from unga_dataset.builder.quoting.report import Report
from unga_dataset.builder.quoting.reports import find_reports
from unga_dataset.builder.quoting.tags import CLOSING, aside_after, tag_after

PARTING = ",—–-;"
JOINING = ":—–-(["

ARTICLES = frozenset({"a", "an"})
NEAR = 5
"""How many tokens may stand between a cue and the 'that' of what it tells."""


OUTLET = 3
"""How many words before its name may tell that an outlet speaks."""


class Passage(NamedTuple):
    """A sentence, its cues and their reports, and what is needed to read it further."""

    document: Document
    sentence: Sentence
    cast: Cast
    cues: tuple[Cue, ...]
    reports: tuple[Report, ...]

    @property
    def tokens(self) -> Sequence[Token]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def inside(self, quotation: Quotation) -> str:
        """Return the words inside the marks of a quotation."""
        return self.document.text[slice(*quotation.span)]

    def is_opaque(self, quotation: Quotation) -> bool:
        """Whether a quotation is hidden from the grammar, as a sentence of its own is."""
        return any(token.mention is quotation for token in self.tokens)

    def start_of(self, report: Report) -> int:
        """Return where the cue of a report starts."""
        return self.tokens[report.cue.first].start

    def before(self, quotation: Quotation) -> str:
        """Return the character before a quotation and a blank."""
        start = quotation.outer.start
        return self.document.text[max(0, start - 3) : start].rstrip()[-1:]

    def follows_mark(self, quotation: Quotation) -> bool:
        """Whether a comma or dash stands before a quotation."""
        return self.before(quotation) in tuple(PARTING)

    def follows_colon(self, quotation: Quotation) -> bool:
        """Whether a colon stands before a quotation."""
        return self.before(quotation) == ":"

    def goes_into(self, quotation: Quotation) -> bool:
        """Whether a clause goes on in quoted words: 'The plan "will cost us dear," Moussa said'.

        Behind a comma only if they open with the verb: 'The plan, drawn up in May, "will cost us dear."'.
        """
        opener, inside = self.tokens[0], self.inside(quotation)
        if opener.kind == "mark" or opener.start >= quotation.outer.start or not inside[0].islower():
            return False
        before = self.before(quotation)
        if before == ",":
            verb = self.cast.words.known[inside.split(" ", 1)[0]]
            return verb.helps or verb.acts
        return before not in tuple(JOINING)


def read_passage(document: Document, sentence: Sentence, cast: Cast, lexicon: Lexicon) -> Passage:
    """Return a sentence with its cues and reports."""
    cues = tuple(find_cues(sentence, lexicon, cast.words))
    return Passage(document, sentence, cast, cues, tuple(find_reports(sentence, cues, cast)) if cues else ())


def span_of(tokens: Sequence[Token]) -> Span:
    """Return where some tokens stand."""
    return Span(tokens[0].start, tokens[-1].end)


def content_of(passage: Passage, report: Report) -> Span:
    """Return where the content of a report stands."""
    return _closed(passage, span_of(passage.tokens[slice(*report.content)]))


def _closed(passage: Passage, content: Span) -> Span:
    """Return a content with the mark of the fragment that opens it, the last stop and mark of the one that ends it."""
    start, end = content
    for quotation in passage.sentence.quotations:
        if quotation.span.start == content.start and quotation.span.end < content.end:
            start = quotation.outer.start
        if content.start < quotation.outer.start and quotation.span.start < content.end <= quotation.span.end:
            end = quotation.outer.end
    return Span(start, end)


def content_behind(passage: Passage, cue: Cue, quotation: Quotation) -> Span:
    """Return what a cue further up tells around a fragment: 'defended | his aide as a "decent man" on Friday'."""
    tokens, words = passage.tokens, passage.cast.words
    before = range(cue.last, place_of(tokens, quotation.outer.start))
    if passage.before(quotation) in tuple(":,") or not before or _is_apposed(tokens, before, cue):
        return quotation.span
    opener = "," if "source" in cue.frames else "that"  # "according to Moussa, | the camp is closed"
    that = (index + 1 for index in before[:NEAR] if tokens[index].word == opener)
    first = next(that, past_time(tokens, cue.last, words))
    end = content_end(tokens, first, [other for other in passage.cues if other.first >= cue.last], words)
    content = span_of(tokens[first:end]) if first < end else quotation.span
    content = Span(min(content.start, quotation.outer.start), max(content.end, quotation.span.end))
    return _closed(passage, content) if content.start < quotation.outer.start else quotation.span


def _is_apposed(tokens: Sequence[Token], before: range, cue: Cue) -> bool:
    """Whether a fragment is what the reporter calls something that a verb only deals with: 'used the quay, a "gem"'."""
    if cue.clausal != "quote" or len(before) < 3:
        return False
    return tokens[before[-1]].word in ARTICLES and tokens[before[-2]].word == ","


def holds(content: Span, quotation: Quotation) -> bool:
    """Whether a content clause holds a quotation, whose last stop may lie outside the clause."""
    return content.start <= quotation.span.start and quotation.span.end - 1 <= content.end


def report_of(passage: Passage, quotation: Quotation, before: Report | None) -> Report | None:
    """Return the report of a quotation: the tag after it, the cue before it, or the tag of the part before.

    `before` is the report of the quotation before it in the sentence.
    """
    opens = quotation.outer.start <= passage.tokens[0].start
    first = passage.reports[0] if passage.reports else None
    if first is not None and first.cue.first == 0 and first.cue.hangs and holds(content_of(passage, first), quotation):
        return first  # 'Stressing that "Chad will not yield," Moussa said'
    stop = passage.inside(quotation).rstrip(CLOSING)[-1:]
    tag = tag_after(passage.document.text, passage.sentence, quotation, passage.cues, passage.cast)
    if tag is not None and opens:
        return tag
    parts = [report._replace(content=report.opening, opening=None) for report in passage.reports if report.opening]
    holding = [report for report in (*passage.reports, *parts) if holds(content_of(passage, report), quotation)]
    turned = tag is not None and stop in ("?", "!") and passage.start_of(tag) == quotation.outer.end + 1
    sure = stop == "," or turned  # '"... stay?" asked Moussa'
    if stop == "," and (fronted := _before_main(passage, quotation, tag, holding)):
        return _likeliest(passage, quotation, fronted)
    if tag is not None and sure and not (holding and _turns_away(passage, tag)):
        return _past_outlet(passage, quotation, tag, holding)
    if holding:
        return _likeliest(passage, quotation, holding)
    parted = passage.is_opaque(quotation) or passage.follows_mark(quotation)
    if before is not None and before.content[0] == 0 and parted and passage.start_of(before) < quotation.span.start:
        return before  # "A," X said, "B": the tag reports what stands before and after it; not so 'X said on "B"'.
    return tag or aside_after(passage.sentence, quotation, passage.cues, passage.cast)


def _turns_away(passage: Passage, tag: Report) -> bool:
    """Whether what seems a tag tells something else: 'Although Moussa spoke of "fears," he denied that he had any'."""
    return any(report.cue.first == tag.cue.first and report.content[0] > tag.cue.first for report in passage.reports)


def _before_main(passage: Passage, quotation: Quotation, tag: Report | None, holding: Sequence[Report]) -> list[Report]:
    """Return the reports of a clause that a quotation ends, as the main one follows: 'When X said "no," Y laughed'.

    The main one is what seems a tag of the quotation.
    """
    if tag is None:
        return []
    tokens, words = passage.tokens, passage.cast.words
    last = next(i for i, token in enumerate(tokens) if token.start >= quotation.outer.end)
    return [
        one._replace(content=(one.content[0], last))
        for one in holding
        if one.cue.first < min(one.content[0], tag.cue.first)
        and leads_main(tokens, one.cue, words)
        and (tokens[one.content[0]].start >= quotation.outer.start or not passage.is_opaque(quotation))
    ]


def _past_outlet(passage: Passage, quotation: Quotation, tag: Report, holding: Sequence[Report]) -> Report:
    """Return what an outlet tells that someone says, not the outlet's tag: 'Moussa said it was "over," it reported'."""
    if not holding or not _is_outlet(passage, tag):
        return tag
    told = _likeliest(passage, quotation, holding)
    return told._replace(content=(told.content[0], max(told.content[0] + 1, min(told.content[1], tag.content[1]))))


def _is_outlet(passage: Passage, tag: Report) -> bool:
    """Whether a tag is that of an outlet: '..., the news agency TASS reported'."""
    if tag.source is None:
        return False
    first = next((i for i, token in enumerate(passage.tokens) if token.start >= tag.source.span.start), 0)
    near = passage.tokens[max(0, first - OUTLET) : tag.cue.first]
    return any(denotes(token, WORKS) or token.word == "news" or _is_press(token) for token in near)


def _is_press(token: Token) -> bool:
    return isinstance(token.mention, OrganizationMention) and token.mention.entry.kind == "outlet"


def tag_later(passage: Passage, quotation: Quotation) -> Report | None:
    """Return the tag of a quotation further on in the sentence: 'It is "late" and "cold," Moussa said'."""
    if any(cue.first and passage.tokens[cue.first].start < quotation.outer.start for cue in passage.cues):
        return None
    for other in passage.sentence.quotations:
        if other.outer.start > quotation.outer.start and passage.inside(other).rstrip(CLOSING)[-1:] == ",":
            return tag_after(passage.document.text, passage.sentence, other, passage.cues, passage.cast)
    return None


def _likeliest(passage: Passage, quotation: Quotation, holding: Sequence[Report]) -> Report:
    """Return, of several reports around a quotation, the one whose words they are.

    That is the cue right before it; else the outermost one that reports a clause, as it is his words that are
    quoted; else the innermost of the rest.
    """
    holding = [r for r in holding if r.frame != "noun" or not _yields(r, holding)]
    clausal = [r for r in holding if r.frame in ("clause", "source") or (r.frame == "that" and r.explicit)]
    outer = _outermost(passage, quotation, clausal) if clausal else None
    beside = [report for report in holding if _is_beside(passage, report, quotation)]
    if outer is not None:
        # "said both sides had shown ...", "said farmers felt ...": what no one says is told by the one who tells it
        beside = [one for one in beside if not (one.cue.is_evidence or (one.cue.thinks and one is not outer))]
    if beside:
        nearest = max(beside, key=lambda report: report.cue.first)
        return outer if outer is not None and _speaks_again(passage, nearest, outer) else nearest
    return outer or max(holding, key=lambda report: report.cue.first)


def _outermost(passage: Passage, quotation: Quotation, clausal: Sequence[Report]) -> Report:
    """Return the report around all others: the first, unless a person's tag behind it holds it: 'Chad says A, X said'.

    The tag of another quotation holds none: 'Moussa thinks it will "burst," and called it "late," he said'.
    """
    first = min(clausal, key=lambda report: report.cue.first)
    for tag in clausal:
        last = tag.content[1]
        behind = tag.frame != "source" and tag.content[0] == 0 and first.cue.first < last <= tag.cue.first
        if behind and tag.source is not None and tag.source.kind != "organization":
            place = passage.tokens[last - 1].start
            others = (one.outer for one in passage.sentence.quotations if one is not quotation)
            return first if any(one.start <= place < one.end for one in others) else tag
    return first


def _yields(noun: Report, holding: Sequence[Report]) -> bool:
    """Whether a noun's words are another's: not where all but verbs without a clause stand before it."""
    return any(
        other.frame != "noun" and (other.frame != "quote" or other.cue.first > noun.cue.first) for other in holding
    )


def _is_beside(passage: Passage, report: Report, quotation: Quotation) -> bool:
    """Whether nothing stands between a cue and a quotation but a link: 'whom he described as "..."'."""
    first = report.content[0]
    if report.frame == "name" and passage.tokens[first].word == "as":
        first += 1
    return report.frame != "quote" and passage.tokens[first].start >= quotation.outer.start


def _speaks_again(passage: Passage, inner: Report, outer: Report) -> bool:
    """Whether a pronoun speaks inside the words of the one it stands for: 'Moussa said he believed "..."'."""
    if inner.source is None or outer.source is None or outer.cue.first >= inner.cue.first:
        return False
    tokens, place = passage.tokens, inner.cue.start - 2
    if place > 0 and tokens[place].word == "," and tokens[min(inner.cue_last, len(tokens) - 1)].word == ",":
        return False  # 'Moussa said A and that B, he added, "..."'
    if place > 0 and tokens[place].word != "that" and "relative" in passage.cast.words.of(tokens[place]):
        return False  # 'Moussa said the plan, which he judged "late," had gone'
    pronoun = inner.source.name != passage.document.text[slice(*inner.source.span)]
    return pronoun and inner.frame != "name" and inner.source.identity == outer.source.identity
