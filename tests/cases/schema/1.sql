-- fasti, schema 1 of the tables, 1 of the record

CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	record TEXT NOT NULL, 
	PRIMARY KEY (version)
);

CREATE TABLE documents (
	id TEXT NOT NULL, 
	source TEXT, 
	notes TEXT, 
	sha256 TEXT, 
	characters BIGINT, 
	text TEXT, 
	PRIMARY KEY (id)
);

CREATE INDEX documents_sha256 ON documents (sha256);

CREATE TABLE anchors (
	document TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	start_char BIGINT NOT NULL, 
	end_char BIGINT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (document, number), 
	FOREIGN KEY(document) REFERENCES documents (id)
)
 WITHOUT ROWID;

CREATE TABLE events (
	id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	class TEXT NOT NULL, 
	type TEXT NOT NULL, 
	label TEXT NOT NULL, 
	factuality TEXT NOT NULL, 
	confidence DOUBLE, 
	sentence_start_char BIGINT, 
	sentence_end_char BIGINT, 
	sentence_text TEXT, 
	earliest TEXT, 
	latest TEXT, 
	earliest_day BIGINT, 
	latest_day BIGINT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(document) REFERENCES documents (id)
);

CREATE INDEX events_document_position ON events (document, position);

CREATE INDEX events_earliest_day_latest_day ON events (earliest_day, latest_day);

CREATE INDEX events_type ON events (type);

CREATE TABLE links (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	target TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(target) REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE INDEX links_target ON links (target);

CREATE TABLE mentions (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	start_char BIGINT NOT NULL, 
	end_char BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE TABLE dates (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	edtf TEXT NOT NULL, 
	value TEXT, 
	earliest TEXT, 
	latest TEXT, 
	precision TEXT, 
	calendar TEXT, 
	qualifier TEXT, 
	confidence DOUBLE, 
	words TEXT NOT NULL, 
	earliest_day BIGINT, 
	latest_day BIGINT, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE INDEX dates_earliest_day_latest_day ON dates (earliest_day, latest_day);

CREATE TABLE actors (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	confidence DOUBLE, 
	words TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE INDEX actors_name ON actors (name);

CREATE TABLE places (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	confidence DOUBLE, 
	words TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE INDEX places_name ON places (name);

CREATE TABLE outcomes (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	confidence DOUBLE, 
	words TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event) REFERENCES events (id)
)
 WITHOUT ROWID;

CREATE INDEX outcomes_kind ON outcomes (kind);

CREATE TABLE evidence (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	mention INTEGER, 
	date INTEGER, 
	actor INTEGER, 
	place INTEGER, 
	outcome INTEGER, 
	rule TEXT NOT NULL, 
	confidence DOUBLE NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event, mention) REFERENCES mentions (event, number), 
	FOREIGN KEY(event, date) REFERENCES dates (event, number), 
	FOREIGN KEY(event, actor) REFERENCES actors (event, number), 
	FOREIGN KEY(event, place) REFERENCES places (event, number), 
	FOREIGN KEY(event, outcome) REFERENCES outcomes (event, number), 
	FOREIGN KEY(event) REFERENCES events (id), 
	CONSTRAINT evidence_have_one_owner CHECK (CASE WHEN mention IS NULL THEN 0 ELSE 1 END + CASE WHEN date IS NULL THEN 0 ELSE 1 END + CASE WHEN actor IS NULL THEN 0 ELSE 1 END + CASE WHEN place IS NULL THEN 0 ELSE 1 END + CASE WHEN outcome IS NULL THEN 0 ELSE 1 END = 1)
)
 WITHOUT ROWID;

CREATE INDEX evidence_rule ON evidence (rule);

CREATE TABLE aliases (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	actor INTEGER, 
	place INTEGER, 
	alias TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event, actor) REFERENCES actors (event, number), 
	FOREIGN KEY(event, place) REFERENCES places (event, number), 
	FOREIGN KEY(event) REFERENCES events (id), 
	CONSTRAINT aliases_have_one_owner CHECK (CASE WHEN actor IS NULL THEN 0 ELSE 1 END + CASE WHEN place IS NULL THEN 0 ELSE 1 END = 1)
)
 WITHOUT ROWID;

CREATE TABLE spans (
	event TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	date INTEGER, 
	actor INTEGER, 
	place INTEGER, 
	outcome INTEGER, 
	evidence INTEGER, 
	start_char BIGINT NOT NULL, 
	end_char BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (event, number), 
	FOREIGN KEY(event, date) REFERENCES dates (event, number), 
	FOREIGN KEY(event, actor) REFERENCES actors (event, number), 
	FOREIGN KEY(event, place) REFERENCES places (event, number), 
	FOREIGN KEY(event, outcome) REFERENCES outcomes (event, number), 
	FOREIGN KEY(event, evidence) REFERENCES evidence (event, number), 
	FOREIGN KEY(event) REFERENCES events (id), 
	CONSTRAINT spans_have_one_owner CHECK (CASE WHEN date IS NULL THEN 0 ELSE 1 END + CASE WHEN actor IS NULL THEN 0 ELSE 1 END + CASE WHEN place IS NULL THEN 0 ELSE 1 END + CASE WHEN outcome IS NULL THEN 0 ELSE 1 END + CASE WHEN evidence IS NULL THEN 0 ELSE 1 END = 1)
)
 WITHOUT ROWID;

CREATE VIEW timeline AS
SELECT dates.edtf AS date, dates.earliest_day, dates.latest_day, dates.earliest, dates.latest, dates.precision, dates.qualifier, dates.words AS date_words, events.id AS event, events.document, events.class, events.type, events.label, events.factuality, events.sentence_text AS sentence 
FROM dates JOIN events ON events.id = dates.event;

CREATE VIEW casualties AS
SELECT events.id AS event, outcomes.number, outcomes.confidence, outcomes.words, events.document, events.class, events.type, events.label, events.factuality, events.earliest, events.latest, events.earliest_day, events.latest_day, events.sentence_text AS sentence 
FROM outcomes JOIN events ON events.id = outcomes.event 
WHERE outcomes.kind = 'casualties';

CREATE VIEW events_flat AS
SELECT events.id, events.document, events.type, events.label, events.factuality, (SELECT links.target 
FROM links 
WHERE links.event = events.id AND links.kind = 'part_of') AS part_of, head.start_char AS start_char, head.end_char AS end_char, head.text AS trigger_words, events.sentence_text AS sentence, (SELECT group_concat(anon_2.value, '; ') AS anon_1 
FROM (SELECT mentions.text AS value, min(mentions.number) AS first 
FROM mentions 
WHERE mentions.event = events.id GROUP BY mentions.text ORDER BY first) AS anon_2) AS mentions, (SELECT group_concat(anon_4.value, '; ') AS anon_3 
FROM (SELECT dates.edtf AS value, min(dates.number) AS first 
FROM dates 
WHERE dates.event = events.id GROUP BY dates.edtf ORDER BY first) AS anon_4) AS dates, events.earliest, events.latest, events.earliest_day, events.latest_day, (SELECT group_concat(anon_6.value, '; ') AS anon_5 
FROM (SELECT actors.name AS value, min(actors.number) AS first 
FROM actors 
WHERE actors.event = events.id AND actors.role = 'agent' GROUP BY actors.name ORDER BY first) AS anon_6) AS agents, (SELECT group_concat(anon_8.value, '; ') AS anon_7 
FROM (SELECT actors.name AS value, min(actors.number) AS first 
FROM actors 
WHERE actors.event = events.id AND actors.role = 'target' GROUP BY actors.name ORDER BY first) AS anon_8) AS targets, (SELECT group_concat(anon_10.value, '; ') AS anon_9 
FROM (SELECT actors.name AS value, min(actors.number) AS first 
FROM actors 
WHERE actors.event = events.id AND actors.role = 'leader' GROUP BY actors.name ORDER BY first) AS anon_10) AS leaders, (SELECT group_concat(anon_12.value, '; ') AS anon_11 
FROM (SELECT actors.name AS value, min(actors.number) AS first 
FROM actors 
WHERE actors.event = events.id AND actors.role = 'participant' GROUP BY actors.name ORDER BY first) AS anon_12) AS participants, (SELECT group_concat(anon_14.value, '; ') AS anon_13 
FROM (SELECT places.name AS value, min(places.number) AS first 
FROM places 
WHERE places.event = events.id AND places.role = 'location' GROUP BY places.name ORDER BY first) AS anon_14) AS locations, (SELECT group_concat(anon_16.value, '; ') AS anon_15 
FROM (SELECT places.name AS value, min(places.number) AS first 
FROM places 
WHERE places.event = events.id AND places.role = 'origin' GROUP BY places.name ORDER BY first) AS anon_16) AS origins, (SELECT group_concat(anon_18.value, '; ') AS anon_17 
FROM (SELECT places.name AS value, min(places.number) AS first 
FROM places 
WHERE places.event = events.id AND places.role = 'destination' GROUP BY places.name ORDER BY first) AS anon_18) AS destinations, (SELECT group_concat(anon_20.value, '; ') AS anon_19 
FROM (SELECT outcomes.words AS value, min(outcomes.number) AS first 
FROM outcomes 
WHERE outcomes.event = events.id AND outcomes.kind = 'casualties' GROUP BY outcomes.words ORDER BY first) AS anon_20) AS casualties, (SELECT group_concat(anon_22.value, '; ') AS anon_21 
FROM (SELECT outcomes.words AS value, min(outcomes.number) AS first 
FROM outcomes 
WHERE outcomes.event = events.id AND outcomes.kind = 'result' GROUP BY outcomes.words ORDER BY first) AS anon_22) AS result, (SELECT group_concat(anon_24.value, '; ') AS anon_23 
FROM (SELECT outcomes.words AS value, min(outcomes.number) AS first 
FROM outcomes 
WHERE outcomes.event = events.id AND outcomes.kind = 'damage' GROUP BY outcomes.words ORDER BY first) AS anon_24) AS damage, (SELECT group_concat(anon_26.value, '; ') AS anon_25 
FROM (SELECT outcomes.words AS value, min(outcomes.number) AS first 
FROM outcomes 
WHERE outcomes.event = events.id AND outcomes.kind = 'change' GROUP BY outcomes.words ORDER BY first) AS anon_26) AS change, (SELECT group_concat(anon_28.value, '; ') AS anon_27 
FROM (SELECT outcomes.words AS value, min(outcomes.number) AS first 
FROM outcomes 
WHERE outcomes.event = events.id AND outcomes.kind = 'legacy' GROUP BY outcomes.words ORDER BY first) AS anon_28) AS legacy 
FROM events JOIN mentions AS head ON head.event = events.id AND head.number = 0;

INSERT INTO schema_version (version, record) VALUES (1, '1');
