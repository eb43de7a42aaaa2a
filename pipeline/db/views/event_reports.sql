-- One row an article's report of a happening, without those in copies of articles
CREATE VIEW event_reports AS
SELECT
    r.id AS id, -- event_report.id
    r.event_id AS event_id, -- event.id of the happening
    a.published_on AS published_on, -- Day of publication
    a.publisher AS publisher, -- Outlet
    r.event_date AS date, -- First day it can have happened, as this article has it
    (
        SELECT string_agg(x.text, '; ')
        FROM (
            SELECT c.text FROM event_participant AS c
            WHERE c.event_report_id = r.id AND c.role = 'actor' ORDER BY c.position
        ) AS x
    ) AS actor_words, -- Who did it, as worded, parted by semicolons
    r.type AS type, -- PLOVER type (event_type.name)
    (
        SELECT string_agg(x.text, '; ')
        FROM (
            SELECT c.text FROM event_participant AS c
            WHERE c.event_report_id = r.id AND c.role = 'target' ORDER BY c.position
        ) AS x
    ) AS target_words, -- To whom, as worded, parted by semicolons
    r.place_text AS place_words, -- Where, as worded
    r.realis AS realis, -- actual, planned, conditional, negated, denied, alleged or historical
    b.name AS reported_by, -- Whose word it is, by name, where not the article's own
    r.reported_by_text AS reported_by_words, -- The same, as worded ("police"); NULL where the article says so itself
    r.trigger_text AS trigger_text, -- The words that name the happening
    substr(a.text, r.sentence_start_char + 1, r.sentence_end_char - r.sentence_start_char) AS sentence, -- The sentence
    a.title AS title, -- Headline of the article
    a.url AS url, -- Address of the article
    r.date_basis AS date_basis, -- How the day is known: explicit, relative, weekday, dateline
    r.event_date_end AS date_end, -- Last day it can have happened
    r.event_date_precision AS date_precision, -- day, month, year or decade
    r.cameo_root AS cameo_root, -- CAMEO root code, two digits
    r.mode AS mode, -- Finer CAMEO code, where the words give one
    r.killed AS killed, -- People killed
    r.wounded AS wounded, -- People wounded
    r.arrested AS arrested, -- People arrested
    r.confidence AS confidence, -- Chance that type and participants are right, 0 to 1
    r.article_id AS article_id, -- article.id
    r.sentence_start_char AS start_char, -- First character of the sentence, counted from 0 in article.text
    r.sentence_end_char AS end_char -- Character after the sentence
FROM event_report AS r
JOIN article AS a ON a.id = r.article_id
LEFT JOIN entity AS b ON b.id = r.reported_by_entity_id
WHERE a.duplicate_of IS NULL
