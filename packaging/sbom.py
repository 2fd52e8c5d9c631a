"""Write the list of parts that b12desk is installed with, packaging/sbom.json, in the form CycloneDX 1.6.

python packaging/sbom.py            write it anew
python packaging/sbom.py --check    end with 1 when it isn't what would be written

It needs what requirements-dev.txt lists. The same pins give the same bytes: no instant stands in it, and its number is
worked out from the requirements. The hashes of every file that may be installed stand in requirements.txt, whose own
SHA-256 the list holds. What a library brings along inside it (Qt, SQLCipher, OpenSSL, PDFium) stands in NOTICES.md.
"""

import hashlib
import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_OID, uuid5

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

ROOT = Path(__file__).resolve().parents[1]
REQUIREMENTS = ROOT / "requirements.txt"
SBOM = ROOT / "packaging" / "sbom.json"

# Licences of libraries that don't say theirs as an SPDX expression, or are installed on other systems only.
LICENCES = {
    "charset-normalizer": "MIT",
    "colorama": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "nhs-number": "MIT",
    "pathspec": "MPL-2.0",
    "pluggy": "MIT",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-dateutil": "Apache-2.0 OR BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "rich": "MIT",
    "segno": "BSD-3-Clause",
    "shellingham": "ISC",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "six": "MIT",
    "sqlcipher3": "Zlib",
    "trove-classifiers": "Apache-2.0",
    "uharfbuzz": "Apache-2.0",
}
PIN = re.compile(r"^(?P<name>[a-z0-9.-]+)==(?P<version>[^ ;\\]+)(?: ; (?P<marker>[^\\]+?))? \\$")
VIA = re.compile(r"^    # {1,3}(?:via )?(?P<parent>[a-z0-9.-]+)(?: \(pyproject\.toml\))?$")


@dataclass(frozen=True, slots=True)
class Pin:
    """One pinned library; `parents` need it, `marker` says on which systems ("" on all)."""

    name: str
    version: str
    marker: str
    parents: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Write the list, or compare it with what stands there; return the exit code."""
    written = parts_list()
    if "--check" not in arguments:
        SBOM.write_text(written, encoding="utf-8")
        return 0
    if SBOM.is_file() and SBOM.read_text(encoding="utf-8") == written:
        return 0
    print("packaging/sbom.json isn't of these requirements. Write it anew: python packaging/sbom.py")
    return 1


def parts_list() -> str:
    """Return the whole list as JSON text."""
    requirements = REQUIREMENTS.read_text(encoding="utf-8")
    pins = list(pins_of(requirements))
    us = Component(
        type=ComponentType.APPLICATION,
        name="b12desk",
        version=_version(),
        bom_ref="b12desk",
        licenses=[LicenseExpression("MIT")],
    )
    lock = Property(name="b12desk:requirements-sha256", value=hashlib.sha256(requirements.encode()).hexdigest())
    parts = {pin.name: _component(pin) for pin in pins} | {"b12desk": us}
    bom = Bom(
        metadata=BomMetaData(component=us, properties=[lock]),
        components=[parts[pin.name] for pin in pins],
        serial_number=uuid5(NAMESPACE_OID, f"b12desk {us.version} {lock.value}"),
    )
    for name, part in parts.items():
        bom.register_dependency(part, [parts[pin.name] for pin in pins if name in pin.parents])
    document = json.loads(JsonV1Dot6(bom).output_as_string())
    del document["metadata"]["timestamp"]
    return json.dumps(document, indent=1, sort_keys=True) + "\n"


def pins_of(requirements: str) -> Iterator[Pin]:
    """Read the pins and what needs each of them, in the order of the file."""
    lines = requirements.splitlines()
    starts = [number for number, line in enumerate(lines) if "==" in line and not line.startswith(("#", " "))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        found = PIN.match(lines[start])
        if found is None:
            raise ValueError(f"A pin that can't be read: {lines[start]}")
        parents = (VIA.match(line) for line in lines[start + 1 : end])
        yield Pin(found["name"], found["version"], found["marker"] or "", tuple(p["parent"] for p in parents if p))


def _version() -> str:
    text = (ROOT / "b12desk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', text, re.MULTILINE)
    if found is None:
        raise ValueError("b12desk/__init__.py doesn't say its version.")
    return found[1]


def _component(pin: Pin) -> Component:
    return Component(
        type=ComponentType.LIBRARY,
        name=pin.name,
        version=pin.version,
        bom_ref=f"{pin.name}=={pin.version}",
        purl=PackageURL("pypi", name=pin.name, version=pin.version),
        licenses=[LicenseExpression(_licence(pin.name))],
        properties=[Property(name="b12desk:only-where", value=pin.marker)] if pin.marker else [],
    )


def _licence(name: str) -> str:
    if name in LICENCES:
        return LICENCES[name]
    told = importlib.metadata.metadata(name)
    if "License-Expression" not in told:
        raise ValueError(f"{name} doesn't say its licence as an SPDX expression: look it up and enter it in LICENCES.")
    return told["License-Expression"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
