SELECT
    e.id,
    e.date,
    coalesce(e.actor, e.actor_words) AS actor,
    e.actor_country,
    coalesce(e.target, e.target_words) AS target,
    e.target_country,
    coalesce(
        (
            SELECT r.mode FROM event_report AS r
            WHERE r.event_id = e.id AND r.mode IS NOT NULL AND r.cameo_root = e.cameo_root ORDER BY r.confidence DESC, r.id LIMIT 1
        ),
        e.cameo_root
    ) AS code,
    e.cameo_root,
    e.quad_class,
    e.intensity,
    e.reports,
    e.sources,
    e.articles,
    p.kind AS place_kind,
    p.name AS place,
    a.url,
    a.published_on
FROM events AS e
LEFT JOIN entity AS p ON p.id = e.place_id
LEFT JOIN article AS a ON a.id = e.article_id
WHERE e.realis = 'actual' AND e.date IS NOT NULL
ORDER BY e.id
