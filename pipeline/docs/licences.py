"""The page docs/licences.md: every locked library with its licence, and why each may be used.

Read from the libraries' own metadata as installed. What does not live here: libraries for development.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import cast

from pipeline.docs.markdown import table

LOCK = Path("requirements.lock")
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^\s;\\]+)", re.MULTILINE)

# Licences under which a library may be used by, and shipped beside, a program under Apache-2.0.
FIT = frozenset(
    "0BSD Apache-2.0 BSD BSD-2-Clause BSD-3-Clause CC0-1.0 CNRI-Python ISC MIT MPL-2.0 PSF-2.0 Zlib".split()
)
# What libraries say instead of the licence's SPDX name.
SAID = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "Apache License Version 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "Dual License": "Apache-2.0 OR BSD-3-Clause",
    "GNU Lesser General Public License v2 or later (LGPLv2+)": "LGPL-2.1-or-later",
    "ISC License": "ISC",
    "LGPL": "LGPL-2.1-or-later",
    "LGPL with exceptions": "LGPL-3.0-or-later",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The BSD 2-Clause License": "BSD-2-Clause",
}
# Libraries for Windows alone, which the metadata at hand may lack.
ELSEWHERE = {"colorama": "BSD-3-Clause", "pyreadline3": "BSD-3-Clause", "pywin32": "PSF-2.0"}
ACCEPTED = {
    "psycopg": "PostgreSQL's driver; unchanged, a library of its own",
    "psycopg-binary": "the compiled part of psycopg; unchanged, a library of its own",
    "psycopg2-binary": "asked for by dagster-postgres; unchanged, a library of its own",
    "python-stdnum": "asked for by rigour; unchanged, a library of its own",
    "tld": "asked for by courlan, a part of trafilatura; of its three licences the MPL-1.1 is taken",
}
HEAD = """# Licences of what Dateline is installed with

Written by `make docs` from the libraries' own metadata and `requirements.lock`. Dateline itself is under
Apache-2.0 and contains no part of them; they are installed beside it. Tools for development
(`requirements-dev.lock`) are not shipped and not listed. Wheels may carry further libraries in compiled form
(OpenSSL, libpq, libxml2, V8), whose notices lie in the wheels.

## Other than permissive or MPL-2.0, and why they may be used

The LGPL asks that its library can be replaced by its user. These are imported as they come from the index, by
name, and `pip install` replaces them; nothing of them is part of Dateline, which stays under Apache-2.0.
"""


def pinned(lock: str) -> list[tuple[str, str]]:
    """Return the name and version of every library in a lock file."""
    return sorted(set(_PINNED.findall(lock)))


def licence(name: str) -> str:
    """Return the licence of an installed library, by its SPDX name where its metadata tell it.

    Raises:
        importlib.metadata.PackageNotFoundError: it is neither installed nor one for Windows alone.
    """
    try:
        said = cast(Message, metadata(name))
    except PackageNotFoundError:
        if name in ELSEWHERE:
            return ELSEWHERE[name]
        raise
    if expression := said.get("License-Expression"):
        return str(expression)
    written = str(said.get("License") or "").strip().partition("\n")[0]
    classified = [
        one.rpartition(" :: ")[2]
        for one in said.get_all("Classifier") or []
        if one.startswith("License ::") and not one.endswith("OSI Approved")
    ]
    known = [SAID.get(one, one) for one in (written, *classified)]
    return next((one for one in known if is_fit(one) or "GPL" in one), written or "unknown")


def is_fit(expression: str) -> bool:
    """Tell whether a licence, or each part of an SPDX expression, may stand beside Apache-2.0."""
    return all(any(name in FIT for name in part.split(" OR ")) for part in _parts(expression))


def _parts(expression: str) -> Iterator[str]:
    """Yield the parts of an SPDX expression that all hold, without brackets."""
    for part in expression.split(" AND "):
        yield part.replace("(", "").replace(")", "")


def page(lock: str) -> str:
    """Return the page for the text of a lock file."""
    found = [(name, version, licence(name)) for name, version in pinned(lock)]
    exceptions = [(name, said, ACCEPTED.get(name, "")) for name, _, said in found if not is_fit(said)]
    parts = [
        HEAD,
        table(("library", "licence", "why"), exceptions),
        "\n## All\n",
        table(("library", "version", "licence"), found),
    ]
    return "\n".join(parts) + "\n"


def listed(written: str) -> list[tuple[str, str]]:
    """Return the name and version of every library in a written page."""
    rows = written.partition("## All")[2].splitlines()
    cells = [row.strip("| ").split(" | ") for row in rows if row.startswith("| ")]
    return sorted((name, version) for name, version, _ in cells[2:])
