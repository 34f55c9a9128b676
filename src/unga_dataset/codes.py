"""The closed vocabularies of the dataset: every code and what it means.

Each list stands twice, as a ``Literal`` for type checkers and as a dictionary of definitions for people;
a test holds the two against each other.
"""

from __future__ import annotations

from typing import Literal

Role = Literal["title", "standfirst", "body", "promo", "subhead", "credit"]
ROLES = {
    "title": "the headline, the first paragraph of the file",
    "standfirst": "the summary or pulled sentence between headline and body",
    "body": "the article itself",
    "promo": "a box that advertises other coverage to the reader",
    "subhead": "a subheading, or the headline of a related article",
    "credit": "the line that names agencies and contributors",
}

QuoteType = Literal["direct", "mixed", "indirect"]
QUOTE_TYPES = {
    "direct": "a quoted sentence or clause that stands on its own",
    "mixed": "a quoted fragment inside the reporter's own clause",
    "indirect": "reported without quotation marks",
}

SpeakerType = Literal["person", "country", "organization", "document", "group"]
SPEAKER_TYPES = {
    "person": "a named or described individual",
    "country": "a state, also through its capital or government",
    "organization": "an organisation, organ, company or outlet",
    "document": "a text that speaks: a resolution, a report, a statement",
    "group": "several sources taken together, as written",
}

Form = Literal["name", "demonym", "capital", "metonym"]
FORMS = {
    "name": "a name or abbreviation of the state",
    "demonym": "its adjective or its people",
    "capital": "its capital, standing for the government",
    "metonym": "a building or office, standing for the government",
}

ActorType = Literal["country", "organization", "group", "person"]
ACTOR_TYPES = {
    "country": "a state, also through its representative",
    "organization": "an organisation or organ",
    "group": "several actors taken together, as written",
    "person": "an individual who speaks for no state",
}

TargetType = Literal["resolution", "country", "conflict", "action", "person", "other"]
TARGET_TYPES = {
    "resolution": "a resolution, draft or text before an organ",
    "country": "a state",
    "conflict": "a war, invasion, fighting or crisis",
    "action": "something done or demanded",
    "person": "an individual",
    "other": "anything else",
}

Stance = Literal["support", "oppose", "abstain", "support_or_abstain", "oppose_or_abstain", "other"]
STANCES = {
    "support": "for the target",
    "oppose": "against the target",
    "abstain": "neither, by abstaining",
    "support_or_abstain": "for it or abstaining, the text leaves open which",
    "oppose_or_abstain": "against it or abstaining, the text leaves open which",
    "other": "a stance that is none of these",
}

Basis = Literal["acted", "stated", "reported", "expected"]
BASES = {
    "acted": "shown by doing: voted, vetoed, sponsored, walked out",
    "stated": "said by the actor",
    "reported": "ascribed to the actor by someone else",
    "expected": "forecast",
}

Kind = Literal[
    "session", "adjourn_or_reconvene", "vote", "veto", "adoption", "draft_tabled", "expulsion",
    "walkout_or_boycott", "armed_conflict", "attack", "displacement", "casualties", "sanction", "aid",
    "ceasefire", "appointment", "protest", "ceremony", "speech", "other",
]  # fmt: skip
KINDS = {
    "session": "a meeting, sitting or summit is opened or held",
    "adjourn_or_reconvene": "a meeting is adjourned, resumed or continued",
    "vote": "a ballot is held",
    "veto": "a permanent member blocks a decision",
    "adoption": "a text is adopted",
    "draft_tabled": "a draft is tabled, circulated or amended",
    "expulsion": "diplomats or members are expelled, recalled or suspended",
    "walkout_or_boycott": "delegates leave or stay away in protest",
    "armed_conflict": "a war, invasion or fighting that goes on",
    "attack": "a single strike, shelling or assault",
    "displacement": "people flee or are driven out",
    "casualties": "people are killed or injured",
    "sanction": "relations, trade or assets are cut or frozen",
    "aid": "money, arms or relief is given",
    "ceasefire": "fighting is halted or a truce agreed",
    "appointment": "someone is appointed or elected",
    "protest": "people demonstrate",
    "ceremony": "a minute of silence, commemoration or signing",
    "speech": "an address is given",
    "other": "a happening that is none of these",
}

Plover = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PLOVER = {
    "AGREE": "agrees to cooperate or offers to",
    "CONSULT": "meets, visits, negotiates",
    "SUPPORT": "backs in words",
    "CONCEDE": "gives way in words",
    "COOPERATE": "cooperates materially",
    "AID": "gives material help",
    "RETREAT": "gives way materially",
    "REQUEST": "asks or demands",
    "ACCUSE": "blames or disapproves",
    "REJECT": "refuses",
    "THREATEN": "threatens",
    "PROTEST": "takes collective civilian action",
    "SANCTION": "cuts relations",
    "MOBILIZE": "moves forces short of fighting",
    "COERCE": "represses or coerces short of violence",
    "ASSAULT": "uses force that can cause serious harm",
}

Precision = Literal["day", "week", "month", "year", "none"]
PRECISIONS = {
    "day": "the dates are days",
    "week": "the text names a week or a part of one",
    "month": "the text names a month or a part of one",
    "year": "the text names a year or more",
    "none": "the text gives no date",
}

DateBasis = Literal["explicit", "relative", "anaphora", "none"]
DATE_BASES = {
    "explicit": "a calendar date",
    "relative": "counted from the day of publication",
    "anaphora": "taken from another event of the article",
    "none": "the text gives no date",
}

Status = Literal["occurred", "ongoing", "planned", "hypothetical"]
STATUSES = {
    "occurred": "it has happened",
    "ongoing": "it was going on when the article appeared",
    "planned": "it is announced or scheduled",
    "hypothetical": "it may or might happen",
}

ParticipantRole = Literal["actor", "target", "affected"]
PARTICIPANT_ROLES = {
    "actor": "who does it",
    "target": "whom or what it is done to",
    "affected": "who suffers from it",
}

Vote = Literal["yes", "no", "abstain", "not voting"]
VOTES = {
    "yes": "in favour",
    "no": "against",
    "abstain": "present and voting neither way",
    "not voting": "no vote recorded: absent, not participating, or without the right to vote",
}

DEFINITIONS = (
    (Role, ROLES), (QuoteType, QUOTE_TYPES), (SpeakerType, SPEAKER_TYPES), (Form, FORMS),
    (ActorType, ACTOR_TYPES), (TargetType, TARGET_TYPES), (Stance, STANCES), (Basis, BASES), (Kind, KINDS),
    (Plover, PLOVER), (Precision, PRECISIONS), (DateBasis, DATE_BASES), (Status, STATUSES),
    (ParticipantRole, PARTICIPANT_ROLES), (Vote, VOTES),
)  # fmt: skip
"""Every code list with its definitions."""
