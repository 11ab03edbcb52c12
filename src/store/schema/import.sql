-- import.sql: what one annotation of the W3C model (?1) says, in one row; read
-- by import_read.c, column by column.

-- A body, target, source or selector may be one thing, a list or a mere name.
WITH t AS MATERIALIZED (SELECT
  CASE json_type(?1, '$.target') WHEN 'object' THEN ?1->'$.target'
    WHEN 'array' THEN ?1->'$.target[0]'
    WHEN 'text' THEN json_object('source', ?1->>'$.target') ELSE '{}' END AS target,
  CASE json_type(?1, '$.body') WHEN 'array' THEN ?1->'$.body'
    WHEN 'object' THEN json_array(?1->'$.body')
    WHEN 'text' THEN json_array(json_object('type', 'TextualBody', 'value', ?1->>'$.body'))
    ELSE '[]' END AS bodies),
u AS MATERIALIZED (SELECT target, bodies,
  CASE json_type(target, '$.source') WHEN 'object' THEN target->'$.source'
    ELSE json_object('id', target->>'$.source') END AS source,
  CASE json_type(target, '$.selector') WHEN 'array' THEN target->'$.selector'
    WHEN 'object' THEN json_array(target->'$.selector') ELSE '[]' END AS selectors FROM t),

-- The first of each kind of selector counts, and the first body that comments.
v AS MATERIALIZED (SELECT *,
  (SELECT min(key) FROM json_each(bodies) WHERE type = 'object'
   AND json_type(value, '$.value') = 'text'
   AND ifnull(value->>'$.purpose', 'commenting') = 'commenting') AS comment_at,
  (SELECT value FROM json_each(selectors) WHERE type = 'object'
   AND value->>'$.type' = 'FragmentSelector' LIMIT 1) AS fragment,
  (SELECT value FROM json_each(selectors) WHERE type = 'object'
   AND value->>'$.type' = 'TextQuoteSelector' LIMIT 1) AS quote,
  (SELECT value FROM json_each(selectors) WHERE type = 'object'
   AND value->>'$.type' = 'TextPositionSelector' LIMIT 1) AS position FROM u),
w AS MATERIALIZED (SELECT *, json_extract(bodies, '$[' || comment_at || ']') AS comment FROM v)

SELECT ?1->>'$.id', ?1->>'$.created', ?1->>'$.modified', ?1->>'$.motivation',
  source->>'$."dc:identifier"', source->>'$.id', source->>'$."dc:title"',
  source->>'$.language', fragment->>'$.value', quote->>'$.exact', quote->>'$.prefix',
  quote->>'$.suffix', position->>'$.start', position->>'$.end',
  ?1->>'$.resread.start_byte', ?1->>'$.resread.end_byte', ?1->>'$.resread.passage_hash',
  ?1->>'$.resread.kind', ?1->>'$.resread.status', ?1->>'$.resread.due',
  ?1->>'$.resread.colour', ?1->>'$.resread.until', ?1->>'$.resread.priority',
  ifnull(?1->>'$.resread.author', CASE json_type(?1, '$.creator')
    WHEN 'object' THEN ?1->>'$.creator.name' WHEN 'text' THEN ?1->>'$.creator' END),
  ?1->>'$.resread.origin', ?1->>'$.resread.responsible', ?1->>'$.resread.before_hash', ?1->>'$.resread.after_hash',
  comment->>'$.value',

  -- What no column holds: the other members of each object as one object, or
  -- NULL if there are none; the other bodies and selectors as an array.
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(?1) WHERE key NOT IN ('@context', 'id', 'type', 'motivation', 'created',
   'modified', 'body', 'target', 'resread', 'creator')
   OR (key = 'creator' AND (type <> 'object'
       OR json_set(value, '$.name', '') <> '{"type":"Person","name":""}'))),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(source) WHERE key NOT IN ('id', 'type', 'dc:identifier', 'dc:title', 'language')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(target) WHERE key NOT IN ('source', 'selector')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(json_extract(?1, '$.resread')) WHERE key NOT IN ('start_byte', 'end_byte',
   'passage_hash', 'kind', 'status', 'due', 'colour', 'until', 'priority', 'author', 'origin',
   'responsible', 'before_hash', 'after_hash')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(comment) WHERE key NOT IN ('type', 'purpose', 'format', 'value')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(fragment) WHERE key NOT IN ('type', 'value')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(quote) WHERE key NOT IN ('type', 'exact', 'prefix', 'suffix')),
  (SELECT nullif(json_group_object(key, json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '{}')
   FROM json_each(position) WHERE key NOT IN ('type', 'start', 'end')),
  (SELECT nullif(json_group_array(json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '[]')
   FROM json_each(bodies) WHERE key IS NOT comment_at AND NOT (type = 'object'
   AND ifnull(value->>'$.purpose', '') = 'tagging')),
  (SELECT nullif(json_group_array(json(CASE type WHEN 'text' THEN json_quote(value) WHEN 'true' THEN 'true'
    WHEN 'false' THEN 'false' WHEN 'null' THEN 'null' ELSE value END)), '[]')
   FROM json_each(selectors) WHERE type <> 'object' OR ifnull(value->>'$.type', '')
   NOT IN ('FragmentSelector', 'TextQuoteSelector', 'TextPositionSelector')),

  -- The tags, each ended by a line feed.
  (SELECT group_concat(replace(value->>'$.value', char(10), ' '), char(10))
   FROM json_each(bodies) WHERE type = 'object' AND value->>'$.purpose' = 'tagging')
FROM w
