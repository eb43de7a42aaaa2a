-- One row a span of text that means somebody or something, without those in copies of articles
CREATE VIEW mentions AS
SELECT
    m.id AS id, -- mention.id
    e.name AS entity, -- Name of what is meant; NULL where the text leaves it open
    e.kind AS kind, -- person, organization, country, place, group or facility
    m.text AS text, -- The words, as written
    m.form AS form, -- name, nominal ("the chairwoman") or pronoun
    a.published_on AS date, -- Day of publication
    a.publisher AS publisher, -- Outlet
    a.title AS title, -- Headline of the article
    a.url AS url, -- Address of the article
    m.label AS label, -- What kind of words they are (PERSON, GPE, NORP, ...)
    m.confidence AS confidence, -- Chance that the entity is right, 0 to 1
    m.entity_id AS entity_id, -- entity.id
    m.article_id AS article_id, -- article.id
    m.start_char AS start_char, -- First character, counted from 0 in article.text
    m.end_char AS end_char -- Character after the last
FROM mention AS m
JOIN article AS a ON a.id = m.article_id
LEFT JOIN entity AS e ON e.id = m.entity_id
WHERE a.duplicate_of IS NULL
