-- One row an article, without the copies of another; how much was found in it
CREATE VIEW articles AS
SELECT
    a.id AS id, -- article.id
    a.published_on AS date, -- Day of publication where it was published
    a.title AS title, -- Headline
    a.publisher AS publisher, -- Outlet that published it
    a.agency AS agency, -- News agency it came from
    a.byline AS byline, -- The people named as authors, parted by semicolons
    a.dateline_place AS dateline_place, -- Place named in the date line
    a.section AS section, -- Section of the outlet
    a.language AS language, -- ISO 639-1 code; only English is parsed
    a.word_count AS words, -- Words in text
    (SELECT count(*) FROM mention AS m WHERE m.article_id = a.id) AS mentions, -- Spans that mean somebody or something
    (SELECT count(DISTINCT r.entity_id) FROM referent AS r WHERE r.article_id = a.id) AS entities, -- Different entities
    (SELECT count(*) FROM quote AS q WHERE q.article_id = a.id) AS quotes, -- Quotes
    (SELECT count(DISTINCT r.event_id) FROM event_report AS r WHERE r.article_id = a.id) AS events, -- Different happenings it reports
    (SELECT count(*) FROM article AS c WHERE c.duplicate_of = a.id) AS copies, -- Other articles that repeat it; they are in the table article
    a.url AS url, -- Address of the page
    d.path AS path, -- File below the seeds folder
    a.published_at AS published_at, -- Time of publication in UTC
    a.standfirst AS standfirst, -- The summary between headline and body
    a.text AS text -- Clean body; every offset counts in it
FROM article AS a
JOIN document AS d ON d.id = a.document_id
WHERE a.duplicate_of IS NULL
