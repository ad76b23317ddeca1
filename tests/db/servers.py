"""A throwaway PostgreSQL server for tests: from an address in the environment, or started here where its programs are.

It listens on a socket in a folder of its own, never on the network, and is gone with the tests.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.pool import NullPool

ADDRESS = "DEPOSITARY_TEST_SERVER"
_UNSAFE_BUT_QUICK = "-c fsync=off -c full_page_writes=off -c listen_addresses=''"
_NUMBERS = count(1)


def programs() -> Path | None:
    """The folder of the server's programs, or None."""
    named = shutil.which("initdb")
    found = [Path(named).parent] if named else sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in found if (folder / "pg_ctl").exists()), None)


def _servant() -> str | None:
    """Who runs the server: nobody else where this user may; root must name another."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@contextmanager
def server() -> Iterator[URL | None]:
    """The address of a server on which databases may be made; None where there is none and none can be started."""
    if address := os.environ.get(ADDRESS):
        yield make_url(address)
        return
    bin_folder = programs()
    if bin_folder is None:
        yield None
        return
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # quicker than a disk, and as soon forgotten
    folder = Path(tempfile.mkdtemp(prefix="pg", dir=memory))
    user = _servant()
    if user:
        shutil.chown(folder, user)

    def run(program: str, *arguments: str) -> None:
        command = [str(bin_folder / program), "-D", str(folder / "data"), *arguments]
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, timeout=60)

    try:
        run("initdb", "--auth=trust", "--username=depositary", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-w", "-s", "-l", str(folder / "log"), "-o", f"{_UNSAFE_BUT_QUICK} -k {folder}", "start")
        try:
            query = {"host": str(folder)}
            yield URL.create("postgresql+psycopg", username="depositary", database="postgres", query=query)
        finally:
            run("pg_ctl", "-w", "-s", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(address: URL) -> Iterator[str]:
    """The address of an empty database, gone afterwards."""
    name = f"depositary_test_{os.getpid()}_{next(_NUMBERS)}"
    engine = create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE template0"))
    try:
        yield address.set(database=name).render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        engine.dispose()
