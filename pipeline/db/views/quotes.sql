-- One row a stretch of words said by somebody, without those in copies of articles
CREATE VIEW quotes AS
SELECT
    q.id AS id, -- quote.id
    a.published_on AS date, -- Day of publication
    e.name AS speaker, -- Who spoke; NULL where the source has no name
    (
        SELECT r.role FROM entity_role AS r
        WHERE r.article_id = q.article_id AND r.entity_id = q.speaker_entity_id
        ORDER BY r.start_char, r.id LIMIT 1
    ) AS role, -- Office or description that this article gives the speaker first
    q.text AS text, -- The words, as written, without quotation marks
    q.kind AS kind, -- direct, mixed or indirect
    q.cue AS cue, -- The words that say it is a quote ("said")
    q.speaker_text AS speaker_words, -- The speaker as worded at the quote ("she", "a source")
    e.kind AS speaker_kind, -- What kind of entity the speaker is
    a.publisher AS publisher, -- Outlet
    a.title AS title, -- Headline of the article
    a.url AS url, -- Address of the article
    (
        SELECT substr(w.ahead, length(rtrim(w.ahead, replace(w.ahead, chr(10), ''))) + 1)
            || q.text
            || CASE strpos(w.behind, chr(10))
                WHEN 0 THEN w.behind
                ELSE substr(w.behind, 1, strpos(w.behind, chr(10)) - 1)
            END
        FROM (
            SELECT
                substr(a.text, greatest(q.start_char - 240, 0) + 1, least(q.start_char, 240)) AS ahead,
                substr(a.text, q.end_char + 1, 240) AS behind
            LIMIT 1 /* or PostgreSQL would cut the text once for every use */
        ) AS w
    ) AS context, -- The quote in its paragraph, at most 240 characters on either side
    (
        SELECT string_agg(x.name, '; ')
        FROM (
            SELECT n.name FROM quote_speaker AS s
            JOIN entity AS n ON n.id = s.entity_id
            WHERE s.quote_id = q.id ORDER BY s.position
        ) AS x
    ) AS speakers, -- All speakers of a joint statement, parted by semicolons
    b.name AS reported_by, -- Who passed the words on
    q.confidence AS confidence, -- Chance that span and speaker are right, 0 to 1
    q.speaker_entity_id AS speaker_id, -- entity.id of the speaker
    q.article_id AS article_id, -- article.id
    q.utterance_id AS utterance_id, -- The same for all parts of a split quote
    q.parent_quote_id AS parent_id, -- The quote that holds this one
    q.start_char AS start_char, -- First character, counted from 0 in article.text
    q.end_char AS end_char -- Character after the last
FROM quote AS q
JOIN article AS a ON a.id = q.article_id
LEFT JOIN entity AS e ON e.id = q.speaker_entity_id
LEFT JOIN entity AS b ON b.id = q.reported_by_entity_id
WHERE a.duplicate_of IS NULL
