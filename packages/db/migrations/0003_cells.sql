-- Whole numbers by hour or day, and nothing else: a table, a page and a word of closed lists (packages/policy/src/counted.ts).
-- Only referring hosts are open, and an address can be none (RFC 1123, RFC 952: the last label begins with a letter).
CREATE TABLE analytics.cell (
  tbl text NOT NULL,
  start timestamptz NOT NULL CHECK (mod(extract(epoch FROM start), 3600) = 0),
  page text NOT NULL CHECK (page ~ '^(|other|/[a-z0-9/-]{0,63})$'),
  item text NOT NULL CHECK (char_length(item) <= 253),
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (tbl, start, page, item),
  CONSTRAINT cell_grain CHECK (tbl IN ('views', 'vitals', 'chat', 'dropped') OR mod(extract(epoch FROM start), 86400) = 0),
  CONSTRAINT cell_page CHECK (page = '' OR tbl NOT IN ('public-pages', 'clicks', 'funnel', 'chat', 'dropped')),
  CONSTRAINT cell_item CHECK (CASE tbl
    WHEN 'views' THEN item IN ('loads', 'visits', 'visitors')
    WHEN 'visitors' THEN item = ''
    WHEN 'public-pages' THEN item ~ '^(other|/[a-z0-9/-]{0,63})$'
    WHEN 'referrers' THEN item ~ '^(other|none|own|([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9]))$'
    WHEN 'campaigns' THEN item ~ '^[a-z][a-z0-9-]{0,31}$'
    WHEN 'countries' THEN item ~ '^([A-Z]{2}|unknown)$'
    WHEN 'devices' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'browsers' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'systems' THEN item ~ '^[a-z]{1,16}$'
    WHEN 'vitals' THEN item ~ '^(lcp|inp|cls|fcp|ttfb):[0-9]{1,3}$'
    WHEN 'time' THEN item ~ '^[0-9]{1,3}$'
    WHEN 'scroll' THEN item IN ('0', '25', '50', '75', '100')
    WHEN 'clicks' THEN item ~ '^[a-z-]{1,32}$'
    WHEN 'funnel' THEN item ~ '^[a-z-]{1,32}$'
    WHEN 'chat' THEN item ~ '^(started|matches|(wait|length):[0-9]{1,3}|(end|recovery):[a-z]{1,16})$'
    WHEN 'dropped' THEN item ~ '^[a-z-]{1,32}$'
    ELSE false
  END)
);
--> statement-breakpoint
CREATE INDEX cell_by_start ON analytics.cell (start);
--> statement-breakpoint
-- The number of the last batch of each running collector and signaling server, so that an ambiguous commit never counts twice.
CREATE TABLE analytics.flush (
  collector uuid PRIMARY KEY,
  sequence bigint NOT NULL CHECK (sequence > 0),
  hour timestamptz NOT NULL CHECK (mod(extract(epoch FROM hour), 3600) = 0)
);
--> statement-breakpoint
CREATE TABLE analytics.mark (
  hour timestamptz NOT NULL CHECK (mod(extract(epoch FROM hour), 3600) = 0),
  kind text NOT NULL CHECK (kind IN ('key-started', 'gap', 'crowded', 'turned-away')),
  count bigint NOT NULL CHECK (count > 0),
  PRIMARY KEY (hour, kind)
);
--> statement-breakpoint
-- One row a day says what became of its public numbers: that there is one decides that there is no second release.
CREATE TABLE analytics.public_day (
  day timestamptz PRIMARY KEY CHECK (mod(extract(epoch FROM day), 86400) = 0),
  epsilon numeric(9, 6) NOT NULL CHECK (epsilon >= 0),
  keys integer NOT NULL CHECK (keys >= 0),
  outcome text NOT NULL CHECK (outcome IN ('published', 'crowded', 'keys')),
  CONSTRAINT public_day_epsilon CHECK ((outcome = 'published') = (epsilon > 0))
);
--> statement-breakpoint
CREATE TABLE analytics.public_cell (
  day timestamptz NOT NULL CHECK (mod(extract(epoch FROM day), 86400) = 0),
  tbl text NOT NULL CHECK (tbl IN ('visitors', 'public-pages', 'countries', 'devices')),
  item text NOT NULL CHECK (item ~ '^[A-Za-z0-9/-]{0,64}$'),
  noisy bigint NOT NULL,
  PRIMARY KEY (day, tbl, item)
);
--> statement-breakpoint
-- Keys of the read API. Of a key only its hash is kept.
CREATE TABLE analytics.read_key (
  key uuid PRIMARY KEY,
  label text NOT NULL CHECK (char_length(label) BETWEEN 1 AND 80),
  hash text NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_day timestamptz NOT NULL CHECK (mod(extract(epoch FROM created_day), 86400) = 0),
  revoked boolean NOT NULL DEFAULT false
);
--> statement-breakpoint
INSERT INTO analytics.cell (tbl, start, page, item, count)
  SELECT 'views', hour, page, item, count
  FROM analytics.page_hour CROSS JOIN LATERAL (VALUES ('loads', views), ('visits', visits)) AS sums (item, count) WHERE count > 0
  UNION ALL
  SELECT 'views', hour, '', item, sum(count)
  FROM analytics.page_hour CROSS JOIN LATERAL (VALUES ('loads', views), ('visits', visits)) AS sums (item, count) WHERE count > 0
  GROUP BY hour, item
  UNION ALL
  SELECT 'chat', hour, '', figure, count FROM analytics.chat_hour WHERE count > 0;
--> statement-breakpoint
DROP TABLE analytics.page_hour, analytics.chat_hour;
--> statement-breakpoint
-- Numbers only grow: who may add to one may not take from it.
CREATE FUNCTION analytics.refuse_step() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege;
END
$$;
--> statement-breakpoint
CREATE TRIGGER cell_only_grows BEFORE UPDATE ON analytics.cell FOR EACH ROW
  WHEN (NEW.count <= OLD.count) EXECUTE FUNCTION analytics.refuse_step();
--> statement-breakpoint
CREATE TRIGGER mark_only_grows BEFORE UPDATE ON analytics.mark FOR EACH ROW
  WHEN (NEW.count <= OLD.count) EXECUTE FUNCTION analytics.refuse_step();
--> statement-breakpoint
-- Batches are numbered 1, 2, 3 …, so that a number of one says nothing else.
CREATE TRIGGER flush_begins_at_one BEFORE INSERT ON analytics.flush FOR EACH ROW
  WHEN (NEW.sequence <> 1) EXECUTE FUNCTION analytics.refuse_step();
--> statement-breakpoint
CREATE TRIGGER flush_counts_on BEFORE UPDATE ON analytics.flush FOR EACH ROW
  WHEN (NEW.sequence <> OLD.sequence + 1) EXECUTE FUNCTION analytics.refuse_step();
--> statement-breakpoint
-- An upsert reads the columns that decide whether a row is there, so PostgreSQL asks for SELECT on them.
GRANT INSERT, SELECT, UPDATE (count) ON analytics.cell TO visavis_collector, visavis_signaling;
--> statement-breakpoint
GRANT INSERT, SELECT, UPDATE (count) ON analytics.mark TO visavis_collector;
--> statement-breakpoint
GRANT INSERT, SELECT (collector, sequence), UPDATE (sequence, hour) ON analytics.flush TO visavis_collector, visavis_signaling;
--> statement-breakpoint
-- Which days are sealed: what comes late for their public numbers is not kept.
GRANT SELECT (day) ON analytics.public_day TO visavis_collector;
--> statement-breakpoint
GRANT SELECT, DELETE ON analytics.cell, analytics.flush, analytics.mark TO visavis_admin;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON analytics.public_day, analytics.public_cell TO visavis_admin;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (revoked) ON analytics.read_key TO visavis_admin;
--> statement-breakpoint
ALTER TABLE analytics.cell ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY signaling_counts_the_chat ON analytics.cell TO visavis_signaling USING (tbl = 'chat') WITH CHECK (tbl = 'chat');
--> statement-breakpoint
CREATE POLICY collector_counts ON analytics.cell TO visavis_collector USING (true) WITH CHECK (true);
--> statement-breakpoint
CREATE POLICY admin_reads_and_sweeps ON analytics.cell TO visavis_admin USING (true);
--> statement-breakpoint
-- Rows of every table, view or foreign table that the collector could write, those apart that hold sums. As its
-- owner, because a table of events need not be one that admin may read. Counted when asked, from the catalogue.
-- Whatever could hold rows that cannot be counted from here counts as one row itself.
CREATE FUNCTION analytics.rows_outside(sums text[]) RETURNS TABLE (place text, amount bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET row_security = off AS $$
DECLARE
  collectors oid[];
  writers oid[];
  found record;
BEGIN
  -- The app's group, and this database's login in it (packages/db/src/grant-logins.ts).
  SELECT array_agg(pg_roles.oid) INTO collectors FROM pg_roles, pg_database
    WHERE datname = current_database() AND rolname IN ('visavis_collector', 'visavis_collector_' || pg_database.oid);
  -- And whatever they may become by SET ROLE.
  SELECT array_agg(oid) INTO writers FROM pg_roles
    WHERE EXISTS (SELECT FROM unnest(collectors) AS collector WHERE pg_has_role(collector, pg_roles.oid, 'MEMBER'));
  FOR found IN
    WITH writable AS (
      SELECT pg_class.oid, format('%I.%I', nspname, relname) AS quoted, nspname || '.' || relname AS name, relispartition
      FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      -- 16384 is the first oid that is not PostgreSQL's own (its pg_settings takes updates, and holds nothing).
      WHERE pg_class.oid >= 16384 AND relkind IN ('r', 'p', 'v', 'm', 'f') AND relpersistence <> 't'
        AND (SELECT bool_or(has_schema_privilege(writer, relnamespace, 'USAGE')
               AND (has_table_privilege(writer, pg_class.oid, 'INSERT, UPDATE')
                 OR has_any_column_privilege(writer, pg_class.oid, 'INSERT, UPDATE'))) FROM unnest(writers) AS writer)
    )
    SELECT quoted, name FROM writable
    WHERE NOT name = ANY (sums) AND NOT (relispartition AND pg_partition_root(oid) IN (SELECT oid FROM writable))
    ORDER BY name
  LOOP
    place := found.name;
    BEGIN
      EXECUTE 'SELECT count(*) FROM ' || found.quoted INTO amount;
    EXCEPTION WHEN insufficient_privilege THEN
      amount := 1;
    END;
    RETURN NEXT;
  END LOOP;
  -- Anybody who may connect may make large objects; they are no table, and hold whatever is put into them.
  place := 'pg_largeobject';
  SELECT count(*) INTO amount FROM pg_largeobject_metadata WHERE lomowner = ANY (writers)
    OR EXISTS (SELECT FROM aclexplode(lomacl) WHERE grantee = ANY (writers || 0::oid) AND privilege_type = 'UPDATE');
  RETURN NEXT;
  -- What runs with the rights of somebody else, or goes along with what is written into the sums, or writes files.
  RETURN QUERY
    SELECT 'function ' || pg_proc.oid::regprocedure::text, 1::bigint FROM pg_proc
      WHERE pg_proc.oid >= 16384 AND prosecdef
        AND EXISTS (SELECT FROM unnest(writers) AS writer WHERE has_function_privilege(writer, pg_proc.oid, 'EXECUTE'))
    UNION ALL
    SELECT format('trigger %s on %s', tgname, name), 1 FROM pg_trigger, unnest(sums) AS name
      WHERE tgrelid = to_regclass(name) AND NOT tgisinternal AND tgfoid <> 'analytics.refuse_step()'::regprocedure
    UNION ALL
    SELECT format('rule %s on %s', rulename, name), 1 FROM pg_rewrite, unnest(sums) AS name WHERE ev_class = to_regclass(name)
    UNION ALL
    SELECT 'role ' || rolname, 1 FROM pg_roles
      WHERE oid = ANY (writers) AND (rolsuper OR rolname IN ('pg_write_server_files', 'pg_execute_server_program'))
    ORDER BY 1;
  -- Not rows, but bytes of any kind in the server's journal; a place only where nobody could close it (below).
  IF EXISTS (SELECT FROM pg_proc, unnest(writers) AS writer WHERE proname = 'pg_logical_emit_message'
      AND pronamespace = 'pg_catalog'::regnamespace AND has_function_privilege(writer, pg_proc.oid, 'EXECUTE')) THEN
    place := 'pg_logical_emit_message';
    amount := 0;
    RETURN NEXT;
  END IF;
END
$$;
--> statement-breakpoint
-- Each of PostgreSQL's versions has its own two of them. Only who owns them may close them, which is the server's
-- superuser: on a server of somebody else's they stay open, and `rows_outside` says so.
DO $$
DECLARE message regprocedure;
BEGIN
  FOR message IN
    SELECT oid FROM pg_proc WHERE proname = 'pg_logical_emit_message' AND pronamespace = 'pg_catalog'::regnamespace
      AND pg_has_role(proowner, 'USAGE')
  LOOP
    EXECUTE format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', message);
  END LOOP;
END
$$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION analytics.rows_outside(text[]), analytics.refuse_step() FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION analytics.rows_outside(text[]) TO visavis_admin;
