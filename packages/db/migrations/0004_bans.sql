-- Who is not let in, and until when: a mark and an end. Nothing says who made it, why, or of whom it is.
CREATE TABLE moderation.ban (
  kind text NOT NULL CHECK (kind IN ('tag', 'network')),
  mark bytea NOT NULL,
  ends_at timestamptz NOT NULL CHECK (mod(extract(epoch FROM ends_at), 3600) = 0),
  PRIMARY KEY (kind, mark),
  -- A session tag, or HMAC-SHA-256 of an address prefix under a key that the database does not have.
  CONSTRAINT ban_mark CHECK (octet_length(mark) = CASE kind WHEN 'tag' THEN 12 ELSE 32 END)
);
--> statement-breakpoint
CREATE INDEX ban_by_end ON moderation.ban (ends_at);
--> statement-breakpoint
GRANT SELECT ON moderation.ban TO visavis_signaling;
--> statement-breakpoint
GRANT SELECT, DELETE ON moderation.ban TO visavis_admin;
