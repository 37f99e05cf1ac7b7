/** The tables of the sandbox. Instants are milliseconds since 1970. */
export const schema = `
CREATE TABLE uploads (
  token TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  url TEXT,
  status TEXT NOT NULL CHECK (status IN ('pending', 'uploaded', 'error')),
  problem TEXT,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE signings (
  token TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  name TEXT NOT NULL,
  language TEXT,
  postback_url TEXT,
  status TEXT NOT NULL CHECK (status IN ('pending', 'completed', 'archived', 'declined')),
  -- SHA-256 of the file with its long-term data, once archived.
  archive_digest TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  level TEXT,
  archive_at INTEGER
) STRICT;

CREATE TABLE signing_files (
  signing_token TEXT NOT NULL REFERENCES signings ON DELETE CASCADE,
  position INTEGER NOT NULL,
  upload_token TEXT NOT NULL,
  name TEXT NOT NULL,
  -- 'main', 'appendix' or 'attachment', if the caller gave a type.
  type TEXT,
  PRIMARY KEY (signing_token, position)
) STRICT;

CREATE TABLE signers (
  token TEXT PRIMARY KEY,
  signing_token TEXT NOT NULL REFERENCES signings ON DELETE CASCADE,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  details TEXT NOT NULL,
  declined_at INTEGER,
  UNIQUE (signing_token, id)
) STRICT;

CREATE TABLE signatures (
  id TEXT PRIMARY KEY,
  signing_token TEXT NOT NULL REFERENCES signings ON DELETE CASCADE,
  -- Null for the seal of an organisation.
  signer_id TEXT,
  version INTEGER NOT NULL,
  method TEXT,
  code TEXT,
  country TEXT,
  phone TEXT,
  certificate BLOB NOT NULL,
  file_digest TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  lacks_evidence INTEGER NOT NULL DEFAULT 0,
  UNIQUE (signing_token, version),
  UNIQUE (signing_token, signer_id)
) STRICT;

-- Signatures that wait for a value from the caller's own certificate.
CREATE TABLE prepared_signatures (
  signing_token TEXT NOT NULL REFERENCES signings ON DELETE CASCADE,
  signer_id TEXT NOT NULL,
  signature_id TEXT NOT NULL,
  version INTEGER NOT NULL,
  certificate BLOB NOT NULL,
  to_be_signed BLOB NOT NULL,
  draft TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  PRIMARY KEY (signing_token, signer_id)
) STRICT;

-- Signings that one person signs together. No foreign keys, as a batch outlives its signings and signers.
CREATE TABLE batch_signings (
  batch_token TEXT NOT NULL,
  position INTEGER NOT NULL,
  signing_token TEXT NOT NULL,
  signer_token TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (batch_token, position)
) STRICT;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  signing_token TEXT NOT NULL REFERENCES signings ON DELETE CASCADE,
  signer_id TEXT NOT NULL,
  method TEXT NOT NULL,
  code TEXT NOT NULL,
  country TEXT NOT NULL,
  phone TEXT,
  control_code TEXT NOT NULL,
  outcome_code INTEGER,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'working', 'signed', 'failed')),
  error_code INTEGER,
  settles_at INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_by_signer ON sessions (signing_token, signer_id);

-- Results of signed sessions whose signing is deleted: the signing page may still poll for them.
CREATE TABLE ended_sessions (
  session_id TEXT PRIMARY KEY,
  signing_token TEXT NOT NULL,
  signer_token TEXT NOT NULL,
  signature_id TEXT NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE postbacks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  signing_token TEXT NOT NULL,
  url TEXT NOT NULL,
  body TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('waiting', 'delivered', 'given_up', 'lost')),
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL
) STRICT;
CREATE INDEX postbacks_waiting ON postbacks (due_at, id) WHERE status = 'waiting';

CREATE TABLE postback_deliveries (
  postback_id INTEGER NOT NULL REFERENCES postbacks ON DELETE CASCADE,
  at INTEGER NOT NULL,
  content_type TEXT NOT NULL,
  -- The body as sent: a fault may have changed the postback's own.
  body TEXT NOT NULL,
  http_status INTEGER,
  answer TEXT NOT NULL
) STRICT;

CREATE TABLE faults (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  fault TEXT NOT NULL,
  -- The only call and the only signing that it affects; null for any.
  call TEXT,
  signing_token TEXT,
  -- How many calls succeed first, and how many are still to fail.
  skip INTEGER NOT NULL,
  remaining INTEGER NOT NULL,
  -- Whether the call fails before or after it has done its work.
  moment TEXT NOT NULL,
  delay_ms INTEGER,
  -- The token of the upload that a download sends.
  file TEXT
) STRICT;

CREATE TABLE mails (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  received_at INTEGER NOT NULL,
  sender TEXT NOT NULL,
  recipients TEXT NOT NULL,
  subject TEXT NOT NULL,
  source BLOB NOT NULL
) STRICT;

CREATE TABLE calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  method TEXT NOT NULL,
  path TEXT NOT NULL,
  status INTEGER NOT NULL
) STRICT;
`;
