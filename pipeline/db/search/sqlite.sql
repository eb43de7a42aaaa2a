-- The index of articles follows the table, whoever changes it.
CREATE TRIGGER article_search__insert AFTER INSERT ON article
BEGIN
    INSERT INTO article_search (rowid, title, standfirst, text)
    VALUES (new.id, new.title, new.standfirst, new.text);
END

CREATE TRIGGER article_search__delete AFTER DELETE ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, title, standfirst, text)
    VALUES ('delete', old.id, old.title, old.standfirst, old.text);
END

-- An ingest writes unchanged articles too: only changed words are indexed anew.
CREATE TRIGGER article_search__update AFTER UPDATE OF id, title, standfirst, text ON article
WHEN old.id IS NOT new.id OR old.title IS NOT new.title
    OR old.standfirst IS NOT new.standfirst OR old.text IS NOT new.text
BEGIN
    INSERT INTO article_search (article_search, rowid, title, standfirst, text)
    VALUES ('delete', old.id, old.title, old.standfirst, old.text);
    INSERT INTO article_search (rowid, title, standfirst, text)
    VALUES (new.id, new.title, new.standfirst, new.text);
END

CREATE TRIGGER quote_search__insert AFTER INSERT ON quote
BEGIN
    INSERT INTO quote_search (rowid, text) VALUES (new.id, new.text);
END

CREATE TRIGGER quote_search__delete AFTER DELETE ON quote
BEGIN
    INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.id, old.text);
END

CREATE TRIGGER quote_search__update AFTER UPDATE OF id, text ON quote
WHEN old.id IS NOT new.id OR old.text IS NOT new.text
BEGIN
    INSERT INTO quote_search (quote_search, rowid, text) VALUES ('delete', old.id, old.text);
    INSERT INTO quote_search (rowid, text) VALUES (new.id, new.text);
END
