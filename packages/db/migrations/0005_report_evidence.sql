-- Texts that a visitor chose to send with a report: sealed in the browser for the moderators. Nothing here can open them.
-- 9,000 bytes are the 12,000 characters that the protocol allows (P4). They go with their report, and when it goes.
ALTER TABLE moderation.report
  ADD COLUMN evidence bytea CONSTRAINT report_evidence CHECK (octet_length(evidence) BETWEEN 1 AND 9000);
