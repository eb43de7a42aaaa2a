SELECT q.id AS id, q.text AS text, q.speaker AS speaker, n.wikidata_id AS wikidata_id,
    CAST(q.date AS text) AS date, q.confidence AS confidence, q.url AS url, q.article_id AS article_id
FROM quotes AS q
LEFT JOIN entity AS n ON n.id = q.speaker_id
WHERE q.kind = 'direct'
ORDER BY q.text COLLATE "C", q.speaker_id NULLS LAST, q.date NULLS LAST, q.id
