-- One row a raw file below the seeds folder, with what became of it
CREATE VIEW ingest_status AS
SELECT
    d.path AS path, -- Path below the seeds folder
    d.state AS state, -- ingested, rejected or removed
    d.reason AS reason, -- Why the file was rejected
    (SELECT count(*) FROM article AS a WHERE a.document_id = d.id) AS articles, -- Articles found in it, copies included
    (SELECT count(a.duplicate_of) FROM article AS a WHERE a.document_id = d.id) AS copies, -- Of these, copies of another article
    (SELECT count(a.published_on) FROM article AS a WHERE a.document_id = d.id) AS dated, -- Of these, with a known day of publication
    (
        SELECT count(*) FROM quote AS q JOIN article AS a ON a.id = q.article_id WHERE a.document_id = d.id
    ) AS quotes, -- Quotes found in it
    (
        SELECT count(*) FROM event_report AS r JOIN article AS a ON a.id = r.article_id WHERE a.document_id = d.id
    ) AS event_reports, -- Event reports found in it
    (SELECT count(*) FROM issue AS i WHERE i.document_id = d.id)
        + (SELECT count(*) FROM issue AS i JOIN article AS a ON a.id = i.article_id WHERE a.document_id = d.id)
        AS issues, -- Things that were wrong with it; the table issue says what
    (
        SELECT string_agg(x.message, '; ')
        FROM (
            SELECT i.message FROM issue AS i
            WHERE i.document_id = d.id ORDER BY i.severity COLLATE "C", i.id
        ) AS x
    ) AS messages, -- What was wrong with the file and what to do, parted by semicolons
    d.media_type AS media_type, -- Media type, as read from name and content
    d.encoding AS encoding, -- Character encoding the file was decoded with
    d.size_bytes AS size_bytes, -- Size of the file, in bytes
    d.id AS id -- document.id
FROM document AS d
