-- One row two entities that one article speaks of, each pair both ways, without copies of articles
CREATE VIEW co_mentions AS
SELECT
    e.name AS entity, -- Name of the one
    o.name AS other, -- Name of the other
    e.kind AS kind, -- Kind of the one
    o.kind AS other_kind, -- Kind of the other
    a.published_on AS date, -- Day of publication
    a.publisher AS publisher, -- Outlet
    a.title AS title, -- Headline of the article
    a.url AS url, -- Address of the article
    e.id AS entity_id, -- entity.id of the one
    o.id AS other_id, -- entity.id of the other
    a.id AS article_id -- article.id
FROM referent AS r
JOIN entity AS e ON e.id = r.entity_id
JOIN article AS a ON a.id = r.article_id
JOIN referent AS w ON w.article_id = r.article_id AND w.entity_id <> r.entity_id
JOIN entity AS o ON o.id = w.entity_id
WHERE a.duplicate_of IS NULL
    AND NOT EXISTS (
        SELECT 1 FROM referent AS x
        WHERE x.article_id = r.article_id AND x.entity_id = r.entity_id AND x.number < r.number
    )
    AND NOT EXISTS (
        SELECT 1 FROM referent AS x
        WHERE x.article_id = w.article_id AND x.entity_id = w.entity_id AND x.number < w.number
    )
