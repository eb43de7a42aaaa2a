SELECT
    e.id AS "Event ID",
    e.date AS "Event Date",
    coalesce(e.actor, e.actor_words) AS "Source Name",
    s.kind AS "Source Sectors",
    e.actor_country AS "Source Country",
    e.type AS "Event Text",
    coalesce(
        (
            SELECT r.mode FROM event_report AS r
            WHERE r.event_id = e.id AND r.mode IS NOT NULL ORDER BY r.confidence DESC, r.id LIMIT 1
        ),
        e.cameo_root
    ) AS "CAMEO Code",
    e.intensity AS "Intensity",
    coalesce(e.target, e.target_words) AS "Target Name",
    t.kind AS "Target Sectors",
    e.target_country AS "Target Country",
    e.article_id AS "Story ID",
    NULL AS "Sentence Number",
    e.publishers AS "Publisher",
    CASE WHEN p.kind <> 'country' THEN p.name END AS "City",
    NULL AS "District",
    NULL AS "Province",
    p.country_code AS "Country",
    NULL AS "Latitude",
    NULL AS "Longitude"
FROM events AS e
LEFT JOIN entity AS s ON s.id = e.actor_id
LEFT JOIN entity AS t ON t.id = e.target_id
LEFT JOIN entity AS p ON p.id = e.place_id
WHERE e.realis = 'actual' AND e.date IS NOT NULL
ORDER BY e.id
