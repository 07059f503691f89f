-- The archive of a desk. Append-only: a document and what was read from it are written once, in one
-- transaction.
--
-- Days are counted from 1970-01-01: `date(day * 86400, 'unixepoch')`. Spans are UTF-8 bytes of the document's
-- text. Kinds, statuses, precisions and the like are the numbers in `src/codes.rs`; they never change their
-- meaning. `word` holds every short text that comes back again and again, so that rows carry a small number
-- instead. Ids of items, citations, events and attributions keep only what follows the id of what they belong
-- to (`tail`).

CREATE TABLE word (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,              -- `d:` and 16 hexadecimal digits
  uri TEXT NOT NULL,
  title TEXT,
  category INTEGER REFERENCES word,
  language INTEGER REFERENCES word,
  published INTEGER,
  media_type INTEGER NOT NULL REFERENCES word,
  sha256 ANY NOT NULL,                    -- 32 bytes, or the text where it is not 64 hexadecimal digits
  read_title TEXT,                        -- what follows is the reading's
  read_language INTEGER REFERENCES word,
  period_start INTEGER,
  period_end INTEGER,
  editor TEXT,
  day INTEGER                             -- published, else the end of the period: for listings
) STRICT;
CREATE INDEX document_by_day ON document (day);

CREATE TABLE body (
  document INTEGER PRIMARY KEY REFERENCES document,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE block (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  level INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_outlet (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  name INTEGER NOT NULL REFERENCES word,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  heading INTEGER NOT NULL REFERENCES word,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
  document INTEGER NOT NULL REFERENCES document,
  origin INTEGER NOT NULL,                -- 0 of the decoder, 1 of the reading
  position INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (document, origin, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES document,
  tail TEXT NOT NULL,
  kind INTEGER NOT NULL,
  section INTEGER REFERENCES word,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  day INTEGER                             -- first day of its citations, else the document's: for ordering
) STRICT;
CREATE INDEX item_by_document ON item (document);
CREATE INDEX item_by_day ON item (day);

-- Folded text of the item, and one word `e12` for every entity that it mentions by whatever name.
CREATE VIRTUAL TABLE item_text USING fts5 (
  text, entity, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

CREATE TABLE outlet (
  id INTEGER PRIMARY KEY,
  code TEXT,                              -- the id in the knowledge, where it is known
  name TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE INDEX outlet_by_name ON outlet (name);
CREATE INDEX outlet_by_folded ON outlet (folded);
CREATE INDEX outlet_by_code ON outlet (code) WHERE code IS NOT NULL;

CREATE TABLE citation (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  tail TEXT NOT NULL,
  date_start INTEGER,
  date_end INTEGER,
  span_start INTEGER,
  span_end INTEGER,
  covers_start INTEGER NOT NULL,
  covers_end INTEGER NOT NULL
) STRICT;
CREATE INDEX citation_by_item ON citation (item);

CREATE TABLE citation_outlet (
  citation INTEGER NOT NULL REFERENCES citation,
  position INTEGER NOT NULL,
  outlet INTEGER NOT NULL REFERENCES outlet,
  PRIMARY KEY (citation, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_by_outlet ON citation_outlet (outlet, citation);

CREATE TABLE date_mention (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES item,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  value_start INTEGER,
  value_end INTEGER,
  precision INTEGER NOT NULL,
  timex TEXT,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

-- Kind and name are null for an id that is only referred to. The knowledge's name replaces one out of a text.
CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,              -- `e:` and a slug
  kind INTEGER,
  label TEXT,
  country INTEGER REFERENCES word,
  known INTEGER NOT NULL
) STRICT;
CREATE INDEX entity_by_country ON entity (country) WHERE country IS NOT NULL;

-- Every form under which an entity is named: its label, its aliases, the words of its mentions by name.
CREATE TABLE spelling (
  id INTEGER PRIMARY KEY,
  entity INTEGER NOT NULL REFERENCES entity,
  text TEXT NOT NULL,
  folded TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX spelling_by_entity ON spelling (entity, text);
CREATE INDEX spelling_by_folded ON spelling (folded, entity);

-- Finds a spelling by some of its words.
CREATE VIRTUAL TABLE spelling_text USING fts5 (
  folded, content = '', detail = none, columnsize = 0,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);

-- An entity as one reading gave it.
CREATE TABLE appearance (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  kind INTEGER NOT NULL,
  label INTEGER NOT NULL REFERENCES word,
  country INTEGER REFERENCES word,
  known INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE alias (
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  position INTEGER NOT NULL,
  text INTEGER NOT NULL REFERENCES word,
  PRIMARY KEY (document, appearance, position),
  FOREIGN KEY (document, appearance) REFERENCES appearance
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  title INTEGER NOT NULL REFERENCES word,
  body INTEGER REFERENCES entity,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  PRIMARY KEY (document, appearance, position),
  FOREIGN KEY (document, appearance) REFERENCES appearance
) STRICT, WITHOUT ROWID;
CREATE INDEX role_by_entity ON role (entity, title, body);

CREATE TABLE mention (
  document INTEGER NOT NULL,
  appearance INTEGER NOT NULL,
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  item INTEGER NOT NULL REFERENCES item,
  span_start INTEGER NOT NULL,
  span_end INTEGER NOT NULL,
  spelling INTEGER REFERENCES spelling,   -- null for a description or a pronoun
  PRIMARY KEY (document, appearance, position),
  FOREIGN KEY (document, appearance) REFERENCES appearance
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_entity ON mention (entity, spelling, item);

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  country INTEGER REFERENCES word,
  latitude REAL,
  longitude REAL
) STRICT;
CREATE INDEX place_by_name ON place (name);
CREATE INDEX place_by_folded ON place (folded);
CREATE INDEX place_by_country ON place (country);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  item INTEGER NOT NULL REFERENCES item,
  tail TEXT NOT NULL,
  kind INTEGER NOT NULL,
  mode INTEGER REFERENCES word,
  date_start INTEGER,
  date_end INTEGER,
  precision INTEGER NOT NULL,
  basis INTEGER NOT NULL,
  place INTEGER REFERENCES place,
  status INTEGER NOT NULL,
  confidence REAL NOT NULL,
  evidence_start INTEGER NOT NULL,
  evidence_end INTEGER NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  rule INTEGER NOT NULL REFERENCES word,
  cameo INTEGER REFERENCES word,
  day INTEGER                             -- first day of its citations, else the item's: when it was reported
) STRICT;
CREATE INDEX event_by_item ON event (item);
CREATE INDEX event_by_date ON event (date_start, kind, date_end);
CREATE INDEX event_by_kind ON event (kind, item);
CREATE INDEX event_by_status ON event (status, item);
CREATE INDEX event_by_day ON event (day);
CREATE INDEX event_by_place ON event (place) WHERE place IS NOT NULL;

CREATE TABLE event_context (
  event INTEGER NOT NULL REFERENCES event,
  position INTEGER NOT NULL,
  context INTEGER NOT NULL REFERENCES word,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE participant (
  event INTEGER NOT NULL REFERENCES event,
  side INTEGER NOT NULL,                  -- 0 actor, 1 recipient, 2 claimant
  position INTEGER NOT NULL,
  entity INTEGER NOT NULL REFERENCES entity,
  kind INTEGER NOT NULL,                  -- the event's, so that counting by type stays inside the index
  PRIMARY KEY (event, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_by_entity ON participant (entity, side, event, kind);

CREATE TABLE event_citation (
  event INTEGER NOT NULL REFERENCES event,
  position INTEGER NOT NULL,
  citation INTEGER NOT NULL REFERENCES citation,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_by_citation ON event_citation (citation, event);

CREATE TABLE attribution (
  document INTEGER NOT NULL REFERENCES document,
  position INTEGER NOT NULL,
  item INTEGER NOT NULL REFERENCES item,
  tail TEXT NOT NULL,
  form INTEGER NOT NULL,
  speaker INTEGER REFERENCES entity,
  speaker_start INTEGER,
  speaker_end INTEGER,
  cue_start INTEGER NOT NULL,
  cue_end INTEGER NOT NULL,
  content_start INTEGER NOT NULL,
  content_end INTEGER NOT NULL,
  PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_by_speaker ON attribution (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE attribution_event (
  document INTEGER NOT NULL,
  attribution INTEGER NOT NULL,
  position INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event,
  PRIMARY KEY (document, attribution, position),
  FOREIGN KEY (document, attribution) REFERENCES attribution
) STRICT, WITHOUT ROWID;
