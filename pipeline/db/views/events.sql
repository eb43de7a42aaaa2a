-- One row a happening, whoever reports it, with one sentence as evidence; reports in copies of articles are not counted
CREATE VIEW events AS
SELECT
    v.id AS id, -- event.id
    v.event_date AS date, -- First day it can have happened; NULL where unknown
    s.name AS actor, -- Who did it, the first by name; NULL where no actor has a name
    v.type AS type, -- PLOVER type (event_type.name)
    t.name AS target, -- To whom, the first by name; NULL where no target has a name
    p.name AS place, -- Where
    v.realis AS realis, -- actual, planned, conditional, negated, denied, alleged or historical
    (
        SELECT max(r.confidence) FROM event_report AS r
        JOIN article AS a ON a.id = r.article_id
        WHERE r.event_id = v.id AND a.duplicate_of IS NULL
    ) AS confidence, -- Chance that type and sides are right, of the surest report, 0 to 1
    v.report_count AS reports, -- Reports of it
    (
        SELECT string_agg(x.publisher, '; ')
        FROM (
            SELECT a.publisher FROM event_report AS r
            JOIN article AS a ON a.id = r.article_id
            WHERE r.event_id = v.id AND a.duplicate_of IS NULL
            GROUP BY a.publisher ORDER BY a.publisher COLLATE "C"
        ) AS x
    ) AS publishers, -- Outlets that report it, parted by semicolons
    (
        SELECT substr(a.text, r.sentence_start_char + 1, r.sentence_end_char - r.sentence_start_char)
        FROM event_report AS r
        JOIN article AS a ON a.id = r.article_id
        WHERE r.event_id = v.id AND a.duplicate_of IS NULL
        ORDER BY r.confidence DESC, r.id LIMIT 1
    ) AS sentence, -- The sentence of the surest report
    (
        SELECT r.article_id FROM event_report AS r
        JOIN article AS a ON a.id = r.article_id
        WHERE r.event_id = v.id AND a.duplicate_of IS NULL
        ORDER BY r.confidence DESC, r.id LIMIT 1
    ) AS article_id, -- article.id of that sentence
    (
        SELECT string_agg(x.name, '; ')
        FROM (
            SELECT n.name FROM event_party AS y
            JOIN entity AS n ON n.id = y.entity_id
            WHERE y.event_id = v.id AND y.role = 'actor' ORDER BY y.position
        ) AS x
    ) AS actors, -- All actors with a name, parted by semicolons
    (
        SELECT string_agg(x.text, '; ')
        FROM (
            SELECT c.text FROM event_participant AS c
            WHERE c.role = 'actor' AND c.event_report_id = (
                SELECT r.id FROM event_report AS r
                JOIN article AS a ON a.id = r.article_id
                WHERE r.event_id = v.id AND a.duplicate_of IS NULL
                ORDER BY r.confidence DESC, r.id LIMIT 1
            )
            ORDER BY c.position
        ) AS x
    ) AS actor_words, -- The same as that sentence words it ("gunmen"), parted by semicolons
    (
        SELECT string_agg(x.name, '; ')
        FROM (
            SELECT n.name FROM event_party AS y
            JOIN entity AS n ON n.id = y.entity_id
            WHERE y.event_id = v.id AND y.role = 'target' ORDER BY y.position
        ) AS x
    ) AS targets, -- All targets with a name, parted by semicolons
    (
        SELECT string_agg(x.text, '; ')
        FROM (
            SELECT c.text FROM event_participant AS c
            WHERE c.role = 'target' AND c.event_report_id = (
                SELECT r.id FROM event_report AS r
                JOIN article AS a ON a.id = r.article_id
                WHERE r.event_id = v.id AND a.duplicate_of IS NULL
                ORDER BY r.confidence DESC, r.id LIMIT 1
            )
            ORDER BY c.position
        ) AS x
    ) AS target_words, -- The same as that sentence words it ("gunmen"), parted by semicolons
    s.country_code AS actor_country, -- ISO 3166-1 alpha-2, where the actor is a country or belongs to one
    t.country_code AS target_country, -- ISO 3166-1 alpha-2, where the target is a country or belongs to one
    v.event_date_end AS date_end, -- Last day it can have happened
    v.event_date_precision AS date_precision, -- day, month, year or decade
    v.quad_class AS quad_class, -- 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
    v.intensity AS intensity, -- PLOVER intensity, -10 (conflict) to 10 (cooperation)
    v.cameo_root AS cameo_root, -- CAMEO root code, two digits
    v.killed AS killed, -- People killed
    v.wounded AS wounded, -- People wounded
    v.arrested AS arrested, -- People arrested
    v.article_count AS articles, -- Articles that report it
    v.source_count AS sources, -- How many outlets report it
    v.actor_entity_id AS actor_id, -- entity.id of actor
    v.target_entity_id AS target_id, -- entity.id of target
    v.place_entity_id AS place_id, -- entity.id of place
    (
        SELECT r.sentence_start_char FROM event_report AS r
        JOIN article AS a ON a.id = r.article_id
        WHERE r.event_id = v.id AND a.duplicate_of IS NULL
        ORDER BY r.confidence DESC, r.id LIMIT 1
    ) AS start_char, -- First character of the sentence, counted from 0 in article.text
    (
        SELECT r.sentence_end_char FROM event_report AS r
        JOIN article AS a ON a.id = r.article_id
        WHERE r.event_id = v.id AND a.duplicate_of IS NULL
        ORDER BY r.confidence DESC, r.id LIMIT 1
    ) AS end_char -- Character after the sentence
FROM event AS v
LEFT JOIN entity AS s ON s.id = v.actor_entity_id
LEFT JOIN entity AS t ON t.id = v.target_entity_id
LEFT JOIN entity AS p ON p.id = v.place_entity_id
WHERE v.report_count > 0
