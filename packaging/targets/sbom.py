"""The list of everything in the program (CycloneDX 1.6), and the folder of licences that goes into every package.

What is in the program is found by `parts`; `lay` is what the packages call. What cyclonedx-py knows of wheels is kept,
and the rest is added: Qt, Python, the loader, and each library of the system. Two builds of one commit are the same.
"""

from __future__ import annotations

import json
import shutil
import textwrap
from typing import TYPE_CHECKING, Any

from targets.crates import NOTICES
from targets.parts import COMMON, OWN, linux, parts, windows
from targets.work import NAME, ROOT, call, hear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from targets.parts import Part, Program
    from targets.work import Work

NEEDS = ("bundle",)
FOLDER = "licences"
_TYPES = {"loader": "application", "font": "data"}


def build(work: Work) -> list[Path]:
    """Write the list for Linux and, where the program for Windows has been frozen, the one for Windows."""
    known = of_environment(work)
    programs = {"linux": linux(work)}
    if (work.build / "windows" / NAME).is_dir():
        programs["windows"] = windows(work)
    made: list[Path] = []
    for system, program in programs.items():
        file = work.dist / f"{NAME}-{work.version}-{system}.cdx.json"
        content = document(work.version, known, parts(program))
        file.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
        call([work.python, OWN / "valid.py", file])
        made.append(file)
    return made


# ---------------------------------------------------------------- the list


def of_environment(work: Work) -> dict[str, Any]:
    """What cyclonedx-py says of everything that is installed to build with; most of it is not in the program."""
    told = hear(
        [*(work.python.with_name("cyclonedx-py"), "environment", "--output-reproducible"),
         *("--spec-version", "1.6", "--output-format", "JSON", work.python)],
        work.environment,
    )  # fmt: skip
    content: dict[str, Any] = json.loads(told)
    return content


def document(version: str, known: Mapping[str, Any], found: Sequence[Part]) -> dict[str, Any]:
    """The list: what is known of the wheels that are in the program, and all other parts, each with its files."""
    described = {component.get("purl", component["name"]): component for component in known["components"]}
    own = {"bom-ref": NAME, "type": "application", "name": NAME, "version": version, "licenses": [_named("MIT")]}
    components = [{**described.get(part.purl, {}), **_component(part)} for part in found]
    refs = {str(described.get(part.purl, {}).get("bom-ref", "")): _ref(part) for part in found}
    depends = [
        {"ref": refs[each["ref"]], "dependsOn": sorted(refs[ref] for ref in each.get("dependsOn", ()) if ref in refs)}
        for each in known["dependencies"]
        if each["ref"] in refs
    ]
    everything = {"ref": NAME, "dependsOn": sorted(_ref(part) for part in found)}
    return {
        **{key: known[key] for key in ("$schema", "bomFormat", "specVersion", "version")},
        "metadata": {**known["metadata"], "component": own},
        "components": components,
        "dependencies": [everything, *depends],
    }


def _component(part: Part) -> dict[str, Any]:
    made: dict[str, Any] = {
        "bom-ref": _ref(part),
        "type": _TYPES.get(part.origin, "library"),
        "name": part.name,
        "version": part.version,
        "properties": [
            {"name": f"{NAME}:origin", "value": part.origin},
            {"name": f"{NAME}:source", "value": part.source},
            *_texts(f"{place(part, name)}/{name}" for name in sorted(part.texts)),
        ],
    }
    if part.origin != "wheel":
        made["licenses"] = [_named(part.licence)]
    if part.purl:
        made["purl"] = part.purl
    if part.files:
        made["evidence"] = {"occurrences": [{"location": file} for file in part.files]}
    if part.crates:
        texts = _texts([f"{place(part)}/{NOTICES}"])
        made["components"] = [
            {
                **crate.component(),
                "bom-ref": f"{_ref(part)}/{crate.name}@{crate.version or 'Rust'}",
                "properties": texts,
            }
            for crate in part.crates
        ]
    return made


def _texts(files: Iterable[str]) -> list[dict[str, str]]:
    """Where the texts of a licence lie in the folder of licences."""
    return [{"name": f"{NAME}:text", "value": file} for file in files]


def _ref(part: Part) -> str:
    return f"{part.name}@{part.version}" if part.version else part.name


def _named(licence: str) -> dict[str, Any]:
    return {"license": {"name": licence}}


# ---------------------------------------------------------------- the folder of licences


def lay(program: Program, version: str, folder: Path) -> None:
    """Make the folder that stands beside an installed program: the list to read, the offer of source, and all texts."""
    found = parts(program)
    shutil.rmtree(folder, ignore_errors=True)
    for part in found:
        for name, text in part.texts.items():
            file = folder / place(part, name) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text)
    (folder / NAME).mkdir()
    shutil.copyfile(ROOT / "LICENSE", folder / NAME / "LICENSE")
    shutil.copyfile(ROOT / "resources" / "authority" / "SOURCES.md", folder / NAME / "SOURCES.md")
    (folder / "THIRD-PARTY.txt").write_text(third_party(version, found), encoding="utf-8")
    offer = (OWN / "source-offer.txt").read_text("utf-8")
    qt = next(part.version for part in found if part.name == "Qt")
    (folder / "SOURCE-OFFER.txt").write_text(offer.replace("@qt@", qt).replace("@version@", version), encoding="utf-8")


def place(part: Part, name: str = "") -> str:
    """The folder of a part's texts: its name, as every file system takes it; what many share lies in one folder."""
    if (COMMON / name).is_file():
        return "common"
    return part.name.lower().replace(" ", "-").replace("+", "x")


def third_party(version: str, found: Sequence[Part]) -> str:
    """The list as people read it: name, version, licence, where its texts lie, where its source is to be had."""
    head = (
        f"Depositary {version} is free software under the MIT licence. It comes with the work of others, which is "
        "listed here with the licence of each part. The texts lie in the folder named under each. SOURCE-OFFER.txt "
        "says how to get the source of the parts under the LGPL and the GPL, and how to put your own build of such a "
        "part in its place."
    )
    blocks = [textwrap.fill(head, 100)]
    for part in found:
        lines = [
            f"{part.name} {part.version}".rstrip(),
            f"  Licence: {part.licence}",
            f"  Texts: {', '.join(sorted({place(part, name) for name in part.texts}))}",
        ]
        if part.source:
            lines.append(f"  Source: {part.source}")
        if part.crates:
            lines.append(f"  Compiled into it: {len(part.crates)} libraries in Rust, which {NOTICES} names")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"
