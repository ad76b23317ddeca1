"""The source of the .msi, in the language that wixl reads: every file of the frozen program, the values of `registry`.

Every name in it is made from a path or a version, so that the same program makes the same text. It is for one user, as
the setup is, and for the same folder; where the setup was used, the package says so and stays away.
"""

from __future__ import annotations

import hashlib
import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from windows import registry

if TYPE_CHECKING:
    from pathlib import Path

SPACE = uuid.UUID("5b0c6a7e-8d0f-4c57-9a7a-2f3e1d6b9c41")  # drawn once; all other codes follow from it
FAMILY = (
    "{" + str(uuid.uuid5(SPACE, "upgrade")).upper() + "}"
)  # the same for all versions: by it they replace each other
PROGRAM = "depositary.exe"
APPS = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Depositary"
SETUP_FIRST = (
    "Depositary is here already, installed by its setup. Remove it under Settings, Apps, or start the newer setup; "
    "your workspaces stay where they are."
)


def code(name: str) -> str:
    """Return the code that belongs to a name for ever."""
    return str(uuid.uuid5(SPACE, name)).upper()


def identifier(path: str) -> str:
    """Return a name for a file or folder that Windows Installer accepts, the same for the same path."""
    return "p" + hashlib.sha256(path.encode()).hexdigest()[:24]


def describe(program: Path, version: str) -> str:
    """Return the source for the frozen program; all its paths begin at the folder that the program lies in."""
    root = ET.Element("Wix", xmlns="http://schemas.microsoft.com/wix/2006/wi")
    named = {"Id": code(f"product {version}"), "UpgradeCode": FAMILY, "Version": version, "Language": "1033"}
    product = ET.SubElement(root, "Product", Name="Depositary", Manufacturer="Depositary contributors", **named)
    ET.SubElement(product, "Package", InstallerVersion="500", Compressed="yes", InstallScope="perUser")
    ET.SubElement(product, "MajorUpgrade", DowngradeErrorMessage="A newer Depositary is installed; it stays.")
    ET.SubElement(product, "Media", Id="1", Cabinet="depositary.cab", EmbedCab="yes")
    found = ET.SubElement(product, "Property", Id="SETUP")
    ET.SubElement(found, "RegistrySearch", Id="setup", Root="HKCU", Key=APPS, Name="DisplayVersion", Type="raw")
    ET.SubElement(product, "Condition", Message=SETUP_FIRST).text = "Installed OR NOT SETUP"
    ET.SubElement(product, "Icon", Id="depositary.ico", SourceFile="depositary.ico")
    ET.SubElement(product, "Property", Id="ARPPRODUCTICON", Value="depositary.ico")
    target = ET.SubElement(product, "Directory", Id="TARGETDIR", Name="SourceDir")
    ET.SubElement(target, "Directory", Id="ProgramMenuFolder")
    local = ET.SubElement(target, "Directory", Id="LocalAppDataFolder")
    programs = ET.SubElement(local, "Directory", Id="PROGRAMS", Name="Programs")
    home = ET.SubElement(programs, "Directory", Id="INSTALLDIR", Name="Depositary")
    components = [*add_folder(home, program, program.name), add_values(home)]
    feature = ET.SubElement(product, "Feature", Id="Depositary", Level="1")
    for component in components:
        ET.SubElement(feature, "ComponentRef", Id=component)
    ET.indent(root)
    return ET.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def add_folder(parent: ET.Element, folder: Path, at: str) -> list[str]:
    """Add what lies in the folder at that place, each file as a component of its own, and return the components."""
    made: list[str] = []
    for path in sorted(folder.iterdir()):
        place = f"{at}/{path.name}"
        if path.is_dir():
            inner = ET.SubElement(parent, "Directory", Id=f"d{identifier(place)}", Name=path.name)
            made += add_folder(inner, path, place)
            continue
        made.append(f"c{identifier(place)}")
        component = ET.SubElement(parent, "Component", Id=made[-1], Guid=code(place), Win64="yes")
        file = ET.SubElement(component, "File", Id=identifier(place), Name=path.name, Source=place, KeyPath="yes")
        if path.name == PROGRAM:
            ET.SubElement(file, "Shortcut", Id="start", Directory="ProgramMenuFolder", Name="Depositary")
    return made


def add_values(parent: ET.Element) -> str:
    """Add the registry values as one component and return it."""
    component = ET.SubElement(parent, "Component", Id="values", Guid=code("values"), Win64="yes")
    for number, row in enumerate(registry.VALUES):
        text = row.text.replace("[PROGRAM]", f"[INSTALLDIR]{PROGRAM}")
        value = ET.SubElement(component, "RegistryValue", Root="HKCU", Key=row.key, Value=text, Type="string")
        if row.name:
            value.set("Name", row.name)
        if not number:
            value.set("KeyPath", "yes")
    return "values"
