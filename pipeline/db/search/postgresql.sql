-- Named and shaped as SQLite's full-text tables are, so that one statement asks both. Accents are
-- taken off the question as they are off the words (revision 202611220400).
CREATE FUNCTION article_search(query text) RETURNS TABLE (rowid bigint, rank real)
LANGUAGE sql STABLE AS $$
    SELECT a.id, -ts_rank(a.search, asked.words)
    FROM article AS a,
        websearch_to_tsquery('english', normalize(regexp_replace(normalize(query, NFD), '[\u0300-\u036f]', '', 'g'), NFC))
            AS asked (words)
    WHERE a.search @@ asked.words
$$

CREATE FUNCTION quote_search(query text) RETURNS TABLE (rowid bigint, rank real)
LANGUAGE sql STABLE AS $$
    SELECT q.id, -ts_rank(q.search, asked.words)
    FROM quote AS q,
        websearch_to_tsquery('english', normalize(regexp_replace(normalize(query, NFD), '[\u0300-\u036f]', '', 'g'), NFC))
            AS asked (words)
    WHERE q.search @@ asked.words
$$
