"""The only room that imports SQLAlchemy: tables, engine, writing, reading."""
