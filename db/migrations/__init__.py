"""Migrations: how an older workspace becomes a present one, step by step, by Alembic in batch mode.

Loads Alembic, so it is imported only where there is something to upgrade.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to a revision inside the caller's transaction; a failure leaves everything as it was."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
