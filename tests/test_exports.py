"""The front door: what `import unga_dataset` brings, and what it leaves outside."""

from __future__ import annotations

import importlib.metadata
import inspect
import subprocess
import sys
import types
from pathlib import Path

import unga_dataset

SOURCE = str(Path(unga_dataset.__file__).parents[1])
HEAVY = {
    "pandas", "pyarrow", "numpy", "typing", "dataclasses", "pathlib", "functools", "importlib.resources", "re", "json",
}  # fmt: skip


def test_all_names_exactly_what_is_importable() -> None:
    """Everything public is in __all__ and everything in __all__ is there; modules do not count."""
    public = {
        name
        for name, value in vars(unga_dataset).items()
        if not name.startswith("_") and not isinstance(value, types.ModuleType)
    }
    assert {*unga_dataset.__all__} == public | {"__version__"}
    assert unga_dataset.__all__ == sorted(unga_dataset.__all__)


def test_import_brings_in_nothing_heavy() -> None:
    """The import opens neither pandas nor pyarrow, nor any module of the standard library that takes long."""
    code = "before = set(sys.modules); import unga_dataset; print(*(set(sys.modules) - before))"
    # Without site: an editable install of any package may import half of the standard library there.
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.append({SOURCE!r}); {code}"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    opened = set(done.stdout.split())
    assert not opened & HEAVY
    assert {name for name in opened if name.startswith("unga_dataset")} == {
        "unga_dataset",
        "unga_dataset.errors",
        "unga_dataset.loaders",
        "unga_dataset.record",
    }


def test_every_public_function_says_what_it_does_and_shows_it() -> None:
    """Each function has a sentence, an example that runs, and complete hints."""
    functions = [getattr(unga_dataset, name) for name in unga_dataset.__all__]
    for function in filter(inspect.isfunction, functions):
        sentence = inspect.getdoc(function).partition("\n")[0]
        assert sentence.endswith("."), function.__name__
        assert ">>> " in function.__doc__, function.__name__
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(parameter.annotation is not inspect.Parameter.empty for parameter in signature.parameters.values())


def test_every_error_is_caught_by_the_root_and_by_the_builtin() -> None:
    """All errors descend from UngaDatasetError, and each but the root from a built-in error too."""
    errors = [value for value in vars(unga_dataset).values() if isinstance(value, type)]
    for error in errors:
        assert issubclass(error, unga_dataset.UngaDatasetError)
        if error is not unga_dataset.UngaDatasetError:
            assert issubclass(error, (KeyError, ValueError, OSError, ImportError))


def test_version_is_stated_once() -> None:
    """The version of the installed distribution, where there is one, is that of the package."""
    try:
        installed = importlib.metadata.version("unga-dataset")
    except importlib.metadata.PackageNotFoundError:  # a bare checkout
        installed = unga_dataset.__version__
    assert installed == unga_dataset.__version__
