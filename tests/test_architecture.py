"""The plan of the house: what may import what, how large a room may be, and what it must say of itself."""

from __future__ import annotations

import ast
import graphlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import unga_dataset

ROOT = Path(unga_dataset.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix("__init__").rstrip("."): path
    for path in sorted(ROOT.rglob("*.py"))
}
"""Every module by its name without 'unga_dataset.'; the package itself is ''."""
TREES = {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in MODULES.items()}

POSSESSIVE_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")
LAYERS = (
    ("words of the tables", "errors codes columns making recorded schema"),
    (
        "reading wing",
        "names storage selection frames polars_frames signatures conditions display loaders expectations record ''",
    ),
    ("exports", "exporting exports"),
    (
        "knowledge",
        "builder builder.entries builder.name_entries builder.lexicon builder.gate builder.problems builder.tries",
    ),
    ("text", "builder.text builder.text.texts builder.listing builder.raw builder.reference builder.intake"),
    (
        "document",
        "builder.document builder.text.paragraphs builder.text.quotation_marks builder.text.single_marks "
        "builder.text.sentences",
    ),
    ("reader", "builder.text.reader"),
    ("findings", "builder.findings"),
    (
        "mentions",
        "builder.countries builder.placing builder.organizations builder.naming builder.people "
        "builder.dating builder.dates",
    ),
    ("grammar", "builder.grammar"),
    ("finders", "builder.quoting builder.quotes builder.happening builder.siding builder.positions builder.events"),
    ("rows", "builder.rows"),
    ("corridor", "builder.article"),
    ("tables", "builder.tables builder.totals"),
    ("gate", "builder.gate.keys builder.gate.spans builder.gate.checks"),
    ("descriptions", "builder.standards"),
    ("files", "builder.staging builder.files builder.gate.inspection"),
    ("corpus", "builder.corpus"),
    ("archive", "builder.archive"),
    ("command line", "progress archive_options cli __main__"),
)
"""The one way that data flows: a module imports from its own layer and from those before it."""

WING = " ".join(names for _, names in LAYERS[:3]).split()
"""What a reader of the dataset needs."""

HOUSES = {
    "countries": ["builder.countries", "builder.placing"],
    "organizations": ["builder.organizations"],
    "people": ["builder.people", "builder.naming"],
    "dates": ["builder.dates", "builder.dating"],
    "quotes": ["builder.quotes", "builder.quoting"],
    "positions": ["builder.positions", "builder.siding"],
    "events": ["builder.events", "builder.happening"],
}
"""Each finder with its workshop."""
TELLING = ("quotes", "positions", "events")
DOORS = {
    ("builder.positions", "builder.happening.event_needs"),  # a vote that is none gives neither event nor position
    ("builder.siding.aims", "builder.happening.participants"),
    ("builder.siding.parties", "builder.happening.participants"),  # whom a walkout is aimed at
    ("builder.rows", "builder.quoting.repeats"),
}
"""Who else may enter a workshop, and where: modules that judge the same words must judge them alike."""
COUNTED_FROM = {("builder.happening.timing", "from_anchor")}
"""The one function of a finder that another module may call: to count a date from the event it points at."""

LONGEST_FILE, LONGEST_FUNCTION = 300, 40
DRAWERS = {"util", "utils", "helper", "helpers", "common", "base", "manager", "misc", "tools"}


def imports(name: str) -> Iterator[tuple[str, str]]:
    """Yield each module of the package that a module imports, anywhere in it, and the name taken from it."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: a relative import hides where it goes"
            module = (node.module or "").removeprefix("unga_dataset").lstrip(".")
            if (node.module or "").split(".")[0] == "unga_dataset":
                for alias in node.names:
                    inner = f"{module}.{alias.name}".lstrip(".")
                    yield (inner, "") if inner in MODULES else (module, alias.name)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "unga_dataset":
                    yield alias.name.removeprefix("unga_dataset").lstrip("."), ""


def belongs(name: str, entry: str) -> bool:
    """Whether a module is one that an entry names, or stands in the folder it names."""
    return name == entry or (entry != "builder" and name.startswith(f"{entry}."))


def layer_of(name: str) -> int:
    """Return the layer of a module: that of the longest entry which names it or its folder."""
    entries = [
        (len(entry), place)
        for place, (_, names) in enumerate(LAYERS)
        for entry in names.replace("''", "").split(" ")
        if belongs(name, entry)
    ]
    return max(entries)[1]


def house_of(name: str) -> str | None:
    """Return the finder to whose house a module belongs."""
    return next((house for house, names in HOUSES.items() if any(belongs(name, entry) for entry in names)), None)


def test_every_module_has_its_layer() -> None:
    """Each module of the package is in the plan, and the plan names no module that is not there."""
    named = {entry for _, names in LAYERS for entry in names.replace("''", "").split(" ")}
    assert named <= set(MODULES)
    assert {name for name in MODULES if not any(belongs(name, entry) for entry in named)} == set()


def test_imports_have_no_cycle() -> None:
    """No module imports itself by way of others."""
    graph = {name: {module for module, _ in imports(name)} for name in MODULES}
    assert {module for modules in graph.values() for module in modules} <= set(MODULES)
    assert len(list(graphlib.TopologicalSorter(graph).static_order())) == len(MODULES)


@pytest.mark.parametrize("name", MODULES)
def test_data_flows_one_way(name: str) -> None:
    """A module imports from its own layer or an earlier one: text, document, findings, rows, tables, files."""
    late = [module for module, _ in imports(name) if layer_of(module) > layer_of(name)]
    assert late == [], f"{LAYERS[layer_of(name)][0]}: {name}"


@pytest.mark.parametrize("name", [name.strip("'") for name in WING])
def test_reading_wing_does_without_the_builder(name: str) -> None:
    """Whoever loads the dataset loads nothing of the builder."""
    assert [module for module, _ in imports(name) if module.split(".")[0] in ("builder", "cli")] == []


def test_finders_that_tell_never_import_each_other() -> None:
    """Quotes, positions and events never enter each other's houses, but for the doors that are named."""
    steps = {(name, module) for name in MODULES for module, _ in imports(name)}
    crossing = {
        (name, module)
        for name, module in steps
        if house_of(name) in TELLING and house_of(module) in TELLING and house_of(name) != house_of(module)
    }
    assert crossing <= DOORS


def test_workshop_is_entered_by_its_finder_alone() -> None:
    """A workshop is imported by its own house and through the doors that are named, each of which is in use."""
    workshops = [names[1] for names in HOUSES.values() if len(names) > 1]
    steps = {(name, module) for name in MODULES for module, _ in imports(name)}
    strangers = {
        (name, module)
        for name, module in steps
        if any(belongs(module, workshop) for workshop in workshops) and house_of(name) != house_of(module)
    }
    assert strangers == DOORS


def test_only_the_corridor_calls_a_finder() -> None:
    """From a finder others take the classes of what it finds and no function; article.py alone calls them in order."""
    finders = {names[0] for names in HOUSES.values()}
    taken = {
        (name, what)
        for name in MODULES
        for module, what in imports(name)
        if module in finders and name != "builder.article" and not what[:1].isupper()
    }
    assert taken == COUNTED_FROM
    called = {what for module, what in imports("builder.article") if module in finders}
    assert called == {f"find_{house}" for house in HOUSES}


def test_only_the_builder_of_mentions_is_known_before_the_grammar() -> None:
    """What tells, quotes, positions and events, is imported by no module of grammar, mentions, text or document."""
    early = [name for name in MODULES if layer_of(name) < layer_of("builder.quotes")]
    assert [(n, m) for n in early for m, _ in imports(n) if house_of(m) in TELLING] == []


@pytest.mark.parametrize("name", MODULES)
def test_module_is_small_and_says_what_it_is_for(name: str) -> None:
    """A file has at most 300 lines, a docstring, and a name that says what is in it."""
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(TREES[name]), name
    assert not set(name.replace("_", ".").split(".")) & DRAWERS


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module, methods and inner ones included."""
    for node in ast.walk(TREES[name]):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("name", MODULES)
def test_function_is_short(name: str) -> None:
    """The body of a function, its docstring left out, has at most 40 lines."""
    long = {}
    for function in functions(name):
        body = function.body[1:] if ast.get_docstring(function) else function.body
        lines = (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
        if lines > LONGEST_FUNCTION:
            long[function.name] = lines
    assert long == {}


def public(body: list[ast.stmt], ahead: str = "") -> Iterator[tuple[str, ast.FunctionDef | ast.ClassDef]]:
    """Yield the public functions and classes of a module and the public methods of its public classes."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield ahead + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from public(node.body, f"{node.name}.")


@pytest.mark.parametrize("name", MODULES)
def test_what_is_public_says_what_it_is(name: str) -> None:
    """Every public function, class and method has a docstring, whose first paragraph ends as a sentence."""
    for what, node in public(TREES[name].body):
        paragraph = (ast.get_docstring(node) or "").partition("\n\n")[0]
        assert paragraph, f"{name}.{what} has no docstring"
        assert paragraph.endswith((".", ":")), f"{name}.{what}: {paragraph}"


@pytest.mark.parametrize("name", MODULES)
def test_hints_are_complete(name: str) -> None:
    """Every argument and every return value of a function is annotated."""
    bare = []
    for function in functions(name):
        arguments = function.args
        named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
        hinted = [one.annotation is not None for one in named if one and one.arg not in ("self", "cls")]
        if not all(hinted) or function.returns is None:
            bare.append(function.name)
    assert bare == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_no_group_is_possessive(name: str) -> None:
    """No pattern repeats a group possessively: Python 3.11.0 to 3.11.4 reads it wrong (CPython issue 100061)."""
    texts = [node.value for node in ast.walk(TREES[name]) if isinstance(node, ast.Constant)]
    assert not [text for text in texts if isinstance(text, str) and POSSESSIVE_GROUP.search(text)]
