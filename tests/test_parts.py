"""A dataset in parts is a dataset: loaders, other programs, show, export and check read it."""

from __future__ import annotations

import gc
import json
import shutil
import weakref
from collections.abc import Callable
from pathlib import Path

import archives
import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from unga_dataset import cli, expected_and_recorded, load_quotes, load_table, load_votes, schema, storage
from unga_dataset.builder.archive.inspection import inspect_parts, is_in_parts
from unga_dataset.builder.files import csv_bytes, entry_of
from unga_dataset.errors import DamagedFileError, OutputError
from unga_dataset.exporting import WRITERS
from unga_dataset.exports import export


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with an archive of seven articles, one of which is rejected, and its dataset."""
    folder = tmp_path_factory.mktemp("parts")
    records = [archives.cells(number) for number in range(7)]
    archives.write_lines(folder / "a.jsonl", [*records[:4], "oops", *records[4:]])
    archives.build(folder / "a.jsonl", folder / "out")
    return folder


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    """Return a copy of that dataset, to be damaged."""
    shutil.copytree(built / "out", tmp_path / "out")
    return tmp_path / "out"


def problems(out: Path, built: Path | None = None) -> list[str]:
    """Return what the check finds, with the texts where the archive is given."""
    return list(inspect_parts(out, built / "a.jsonl" if built else None, None))


def test_loaders_read_every_table(built: Path) -> None:
    """`path=` takes the folder; the rows of all parts come one after another, with the dtypes of a single file."""
    frame = load_quotes(path=built / "out")
    assert frame["article_id"].unique().tolist() == [f"post-{900 - number}" for number in range(7)]
    assert frame.dtypes.equals(load_quotes().dtypes)
    assert load_quotes(path=str(built / "out"), article_id="post-899")["article_id"].unique().tolist() == ["post-899"]
    assert len(load_votes(path=built / "out")) == len(load_votes())
    for name in schema.TABLES:
        assert load_table(name, path=built / "out", as_="polars").columns == load_table(name).columns.tolist()
    assert expected_and_recorded(path=built / "out").empty is False


def test_other_programs_read_the_parts(built: Path) -> None:
    """pyarrow.dataset, DuckDB and Polars read the folder of a table as one table."""
    wanted = load_table("quotes", path=built / "out", as_="arrow")
    folder = built / "out" / "quotes"
    assert pyarrow.dataset.dataset(folder).to_table().equals(wanted)
    assert duckdb.sql(f"SELECT count(*) FROM '{folder}/*.parquet'").fetchall() == [(wanted.num_rows,)]
    assert pl.read_parquet(folder).equals(pl.DataFrame(pl.from_arrow(wanted)))


def test_damaged_part_is_refused(out: Path) -> None:
    """A part that is not the one its marker describes is told, as is one that is missing."""
    (out / "quotes" / "part-000001.parquet").write_bytes(b"x")
    with pytest.raises(DamagedFileError, match=r"part-000001\.parquet is not the file its manifest describes"):
        load_quotes(path=out)
    (out / "quotes" / "part-000001.parquet").unlink()
    with pytest.raises(DamagedFileError, match=r"part-000001\.parquet is missing"):
        load_quotes(path=out)
    (out / "manifest.json").write_text('{"shards": 1000000000000000}', encoding="ascii")
    with pytest.raises(DamagedFileError, match=r"000003\.json is missing"):
        load_quotes(path=out)


def test_show_and_export_read_the_parts(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`show --data` and `export --data` take a dataset in parts as they take any other."""
    data = str(built / "out")
    assert cli.main(["show", "articles", "--data", data, "--article", "post-898", "--columns", "article_id,title"]) == 0
    assert capsys.readouterr().out.split() == ["article_id", "title", "post-898", "Peru", "Votes"]
    for file_format in WRITERS:
        assert cli.main(["export", "--format", file_format, str(tmp_path / file_format), "--data", data]) == 0
        assert "7 articles, 28 paragraphs" in capsys.readouterr().out


@pytest.mark.parametrize("file_format", ["csv", "jsonl", "feather", "sqlite", "duckdb"])
def test_export_holds_few_parts_at_a_time(
    file_format: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many parts a dataset has, no more than two are in memory while another one is read."""
    parse, read, most = vars(storage)["_parse"], [], 0

    def parsed(path: Path, sha256: str) -> pa.Table:
        nonlocal most
        table = parse(path, sha256)
        gc.collect()
        most = max(most, sum(other() is not None for other in read))
        read.append(weakref.ref(table))
        return table

    monkeypatch.setattr(storage, "_parse", parsed)
    export(file_format, tmp_path / "out", folder=built / "out")
    assert len(read) > len(schema.TABLES)
    assert most <= 2


def test_csv_has_one_heading_and_the_rows_of_all_parts(built: Path, tmp_path: Path) -> None:
    """The CSV of a table in parts is that of the same rows in one."""
    export("csv", tmp_path / "csv", folder=built / "out")
    for name in schema.TABLES:
        whole = csv_bytes(load_table(name, path=built / "out", as_="arrow"))
        assert (tmp_path / "csv" / f"{name}.csv").read_bytes() == whole


def test_export_of_a_damaged_part_leaves_nothing(out: Path, tmp_path: Path) -> None:
    """A part that is damaged is told, and neither the files before it nor a draft stay."""
    (out / "quotes" / "part-000001.parquet").write_bytes(b"x")
    with pytest.raises(DamagedFileError, match=r"part-000001\.parquet is not the file its manifest describes"):
        export("csv", tmp_path / "csv", folder=out)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_check_passes_what_a_build_wrote(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dataset as it was built has no problem, with and without its input."""
    assert problems(built / "out") == problems(built / "out", built) == []
    assert is_in_parts(built / "out")
    assert cli.main(["check", str(built / "out"), "--raw", str(built / "a.jsonl")]) == 0
    assert capsys.readouterr().out.startswith(f"{built / 'out'}: ok; 7 articles, 28 paragraphs")


def test_check_tells_other_input(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dataset that was built from something else is told; exit code 1."""
    other = archives.archive(tmp_path / "other.jsonl", 2)
    assert cli.main(["check", str(built / "out"), "--raw", str(other)]) == cli.FOUND
    assert "the tables were built from other articles" in capsys.readouterr().out


def test_single_files_take_the_place_of_parts_and_the_other_way_round(built: Path, out: Path, tmp_path: Path) -> None:
    """Neither leaves anything of the other behind."""
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "articles.csv").write_text("article_id,publisher,published,url,language\na,Post,2022-03-02,,en\n", "utf-8")
    (raw / "a.txt").write_text("Chad voted.", "utf-8")
    assert cli.main(["build", str(raw), "--out", str(out)]) == 0
    assert not [path for path in out.iterdir() if path.is_dir() or path.name in ("_SUCCESS", "rejected.jsonl")]
    archives.build(built / "a.jsonl", out)
    assert archives.digest(out) == archives.digest(built / "out")


def test_folder_that_is_nobody_s_dataset_is_refused(built: Path, tmp_path: Path) -> None:
    """A symlink to a dataset is followed, a file is no folder."""
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="a file, where a folder must be"):
        archives.build(built / "a.jsonl", tmp_path / "file")


def rewrite(out: Path, name: str, change: Callable[[pa.Table], pa.Table]) -> None:
    """Change a part and let its marker and the manifest tell the truth about it, as a defect of the builder would."""
    path = out / name
    table = change(pq.read_table(path))
    pq.write_table(table, path)
    marker = out / "_done" / f"{path.stem.removeprefix('part-')}.json"
    said = json.loads(marker.read_bytes())
    said["files"][name] = entry_of(path.read_bytes(), pq.read_table(path))
    marker.write_text(json.dumps(said), encoding="utf-8")


def set_cells(column: str, value: object) -> Callable[[pa.Table], pa.Table]:
    """Return what gives the first row of a table another value."""

    def change(table: pa.Table) -> pa.Table:
        rows = table.to_pylist()
        rows[0][column] = value
        return pa.Table.from_pylist(rows, schema=table.schema)

    return change


def edit(name: str, change: Callable[[dict[str, object]], object]) -> Callable[[Path], None]:
    """Return what changes a JSON file of a dataset."""

    def damage(out: Path) -> None:
        said = json.loads((out / name).read_bytes())
        change(said)
        (out / name).write_text(json.dumps(said), encoding="utf-8")

    return damage


def miscount(out: Path) -> None:
    """Count a state once too often, and let the marker tell the truth about the file."""
    name = "countries/part-000000.parquet"
    rows = pq.read_table(out / name)
    counts = pa.array([1 + rows["mentions"][0].as_py(), *rows["mentions"].to_pylist()[1:]], pa.int64())
    place = rows.column_names.index("mentions")
    pq.write_table(rows.set_column(place, rows.schema.field(place), counts), out / name)
    entry = entry_of((out / name).read_bytes(), pq.read_table(out / name))
    edit("_done/whole.json", lambda said: said["files"].update({name: entry}))(out)  # type: ignore[attr-defined]


def moved(table: pa.Table) -> pa.Table:
    """Return a table with its first row at the end."""
    return pa.concat_tables([table.slice(1), table.slice(0, 1)])


DAMAGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "part missing": (lambda out: (out / "quotes/part-000001.parquet").unlink(), "quotes/part-000001.parquet: missing"),
    "part damaged": (
        lambda out: (out / "quotes/part-000001.parquet").write_bytes(b"PAR1"),
        "quotes/part-000001.parquet: damaged",
    ),
    "part of another shard": (
        lambda out: shutil.copy(out / "quotes/part-000000.parquet", out / "quotes/part-000001.parquet"),
        "quotes/part-000001.parquet: it is not the file that its marker describes",
    ),
    "part too many": (
        lambda out: shutil.copy(out / "quotes/part-000000.parquet", out / "quotes/part-000003.parquet"),
        "quotes/part-000003.parquet: no marker has it",
    ),
    "draft": (lambda out: (out / "quotes" / ".part.draft").touch(), "quotes/.part.draft: no marker has it"),
    "marker missing": (lambda out: (out / "_done/000001.json").unlink(), "_done/000001.json: missing"),
    "marker damaged": (
        lambda out: (out / "_done/000001.json").write_text("{"), "_done/000001.json: cannot be read",
    ),
    "marker empty": (
        lambda out: (out / "_done/000001.json").write_text("[]"), "_done/000001.json: it does not say files, items",
    ),
    "marker without sense": (
        edit("_done/000001.json", lambda said: said.update(countries={"TCD": "five"})),
        "counts of countries are not those",
    ),
    "marker with odd entries": (
        edit("_done/000001.json", lambda said: said["files"].update(x=5)), "what the markers say makes no sense",  # type: ignore[attr-defined]
    ),
    "manifest missing": (lambda out: (out / "manifest.json").unlink(), "manifest.json: missing"),
    "manifest without number": (
        edit("manifest.json", lambda said: said.update(shards=None)), "manifest.json: it does not say shards",
    ),
    "too many shards": (
        edit("manifest.json", lambda said: said.update(shards=10**15)), "_done/000003.json: missing",
    ),
    "too few shards": (
        edit("manifest.json", lambda said: said.update(shards=2)), "manifest.json: articles is",
    ),
    "totals": (
        edit("manifest.json", lambda said: said["tables"]["quotes"].update(rows=1)),  # type: ignore[index]
        "manifest.json: quotes is {'rows': 1,",
    ),
    "rejected": (lambda out: (out / "rejected.jsonl").write_text(""), "rejected.jsonl: it is not what the markers say"),
    "no success": (lambda out: (out / "_SUCCESS").unlink(), "_SUCCESS: missing"),
    "span": (
        lambda out: rewrite(out, "quotes/part-000001.parquet", set_cells("start", 1)),
        "part 000001, quotes, row 1, column text: ",
    ),
    "cell": (
        lambda out: rewrite(out, "quotes/part-000000.parquet", set_cells("quote_type", "loud")),
        "part 000000, quotes, row 1, column quote_type: found 'loud'",
    ),
    "key": (
        lambda out: rewrite(out, "quotes/part-000000.parquet", set_cells("speaker_id", "post-900-s99")),
        "part 000000, quotes, row 1, column speaker_id: 'post-900-s99' is no row of speakers",
    ),
    "order": (
        lambda out: rewrite(out, "paragraphs/part-000000.parquet", moved),
        "part 000000, paragraphs, row 12: out of order",
    ),
    "state without a row": (
        lambda out: rewrite(out, "country_mentions/part-000000.parquet", set_cells("iso3", "FRA")),
        "column iso3: 'FRA' is no row of countries",
    ),
    "state that is none": (
        lambda out: rewrite(out, "country_mentions/part-000000.parquet", set_cells("iso3", "XXX")),
        "'XXX' is no country of the lexicon",
    ),
    "counts of states": (miscount, "countries/part-000000.parquet: its counts are not those of the parts"),
    "article in two parts": (
        lambda out: [
            rewrite(out, name, lambda table: table.set_column(
                0, table.schema.field(0), pa.array(["post-900", *table["article_id"].to_pylist()[1:]])))
            for name in ["articles/part-000001.parquet"]
        ],
        "'post-900' is in an earlier part too",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DAMAGE)
def test_check_tells_what_is_damaged(name: str, out: Path) -> None:
    """Whatever is not as it was written has its line, and each problem is one line."""
    damage, line = DAMAGE[name]
    damage(out)
    found = problems(out)
    assert [one for one in found if line in one], found[:5]
    assert not [one for one in found if "\n" in one]


def test_check_holds_the_rows_against_the_texts(built: Path, out: Path) -> None:
    """Words that are as long as the text's but not the text's are found where the input is given."""

    def other_words(table: pa.Table) -> pa.Table:
        words = table["text"][0].as_py()
        return set_cells("text", "x" * len(words))(table)

    rewrite(out, "country_mentions/part-000002.parquet", other_words)
    found = problems(out, built)
    assert [one for one in found if one.startswith("part 000002, country_mentions, row 1, column text: found 'xxxx")]
    assert not [one for one in problems(out) if "column text" in one]
