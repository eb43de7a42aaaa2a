"""Datasette over our database: putting it together, and serving it.

What does not live here: what it says (`layout`) and shows (`pages`, `hooks`).
"""

from __future__ import annotations

import socket
from importlib import resources
from pathlib import Path

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp

from pipeline.browse import BrowseError, hooks, layout
from pipeline.db import schema
from pipeline.db.engine import database_url, open_engine

HERE = ("127.0.0.1", "localhost")
SETTINGS = {
    "allow_download": False,
    "default_cache_ttl": 0,  # an ingest may be running
    "default_facet_size": 8,
    "default_page_size": 50,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 10_000,
    "suggest_facets": False,  # a try costs every column of a view
    "truncate_cells_html": hooks.LONGEST_CELL,
}


def database_file(url: str) -> Path:
    """Return the SQLite file that `url` names, with today's schema in it.

    Raises:
        BrowseError: it is PostgreSQL.
        pipeline.db.schema.SchemaError: it is not there, or of another version.
        pipeline.db.engine.DatabaseUrlError: the URL can't be read.
    """
    parsed = database_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise BrowseError(
            "dateline browse opens SQLite files, and this database is PostgreSQL. Ask it with dateline query "
            "or psql, or fill a file to browse: dateline ingest --database-url sqlite:///browse.db, "
            "then dateline browse --database-url sqlite:///browse.db"
        )
    engine = open_engine(url)
    schema.require_current(engine)
    engine.dispose()
    return Path(parsed.database)


def site(path: Path) -> Datasette:
    """Return Datasette over the SQLite file at `path`, which it only reads, whoever writes meanwhile."""
    here = resources.files(__package__)
    if not pm.is_registered(hooks):
        pm.register(hooks, name="dateline")
    datasette = Datasette(
        metadata=layout.metadata(),
        template_dir=str(here / "templates"),
        static_mounts=[("assets", str(here / "static"))],
        settings=SETTINGS,
    )
    # It would print every page not found, with all the variables at hand.
    pm.get_plugin("datasette.handle_exception").rich = None
    datasette.remove_database("_memory")
    datasette.add_database(Database(datasette, path=str(path), is_mutable=True), name=layout.DATABASE)
    return datasette


def require_free(host: str, port: int) -> None:
    """Raise unless a server can listen there.

    Raises:
        BrowseError: something else does, or there is no such address here.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, port))
        except OSError as error:
            raise BrowseError(
                f"Nothing can be served at {host}:{port} ({error.strerror}). "
                f"Name another port: dateline browse --port {port + 1}"
            ) from error


def application(path: Path, host: str) -> ASGIApp:
    """Return what answers at `host`.

    Served to this machine alone, it answers nobody who calls it by another name: a page elsewhere
    could lead its own name here and read what is only for this machine.
    """
    app: ASGIApp = site(path).app()
    return TrustedHostMiddleware(app, allowed_hosts=list(HERE)) if host in HERE else app


def serve(path: Path, host: str, port: int) -> None:
    """Serve the database until somebody stops it."""
    uvicorn.run(application(path, host), host=host, port=port, log_level="warning", lifespan="on")
