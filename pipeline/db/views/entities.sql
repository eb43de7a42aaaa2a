-- One row a person, organization, country, place, group or facility, with how often it appears; copies of articles are not counted
CREATE VIEW entities AS
SELECT
    e.id AS id, -- entity.id
    e.name AS name, -- Fullest name in use
    e.kind AS kind, -- person, organization, country, place, group or facility
    e.country_code AS country_code, -- ISO 3166-1 alpha-2, of a country or of what lies in one
    e.gender AS gender, -- As the articles speak of a person
    (
        SELECT string_agg(x.alias, '; ')
        FROM (
            SELECT l.alias FROM entity_alias AS l
            WHERE l.entity_id = e.id ORDER BY l.uses DESC, l.alias COLLATE "C"
        ) AS x
    ) AS aliases, -- Names as written, most used first, parted by semicolons
    (
        SELECT string_agg(x.role, '; ')
        FROM (
            SELECT r.role FROM entity_role AS r
            WHERE r.entity_id = e.id GROUP BY r.role ORDER BY count(*) DESC, r.role COLLATE "C"
        ) AS x
    ) AS roles, -- Offices and descriptions, most given first, parted by semicolons
    e.article_count AS articles, -- Articles that speak of it
    e.mention_count AS mentions, -- Spans that mean it, pronouns included
    e.quote_count AS quotes, -- Quotes of which it is a speaker
    e.event_count AS events, -- Happenings of which it is an actor or target
    e.wikidata_id AS wikidata_id -- Wikidata item, where known for sure
FROM entity AS e
