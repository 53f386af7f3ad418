-- Roles belong to the whole cluster, so another database may have made them, or be making them now.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['visavis_signaling', 'visavis_collector', 'visavis_admin'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE', name);
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END LOOP;
END
$$;
--> statement-breakpoint
-- Who may connect is granted to each login, not to these groups: a login of one database
-- must not reach another one in the same cluster.
DO $$
BEGIN
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  -- To anybody but the owner PostgreSQL says a warning, and revokes nothing.
  IF has_database_privilege('public', current_database(), 'CONNECT') THEN
    RAISE insufficient_privilege;
  END IF;
END
$$;
--> statement-breakpoint
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_namespace WHERE nspname = 'public' AND pg_has_role(nspowner, 'USAGE')) THEN
    REVOKE ALL ON SCHEMA public FROM PUBLIC;
  END IF;
END
$$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA moderation, analytics TO visavis_signaling;
--> statement-breakpoint
GRANT INSERT ON moderation.report TO visavis_signaling;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON analytics.chat_hour TO visavis_signaling;
--> statement-breakpoint
GRANT USAGE ON SCHEMA analytics TO visavis_collector;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON analytics.page_hour, analytics.chat_hour TO visavis_collector;
--> statement-breakpoint
GRANT USAGE ON SCHEMA auth, moderation, analytics TO visavis_admin;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA auth TO visavis_admin;
--> statement-breakpoint
GRANT SELECT, DELETE ON moderation.report TO visavis_admin;
--> statement-breakpoint
GRANT UPDATE (state) ON moderation.report TO visavis_admin;
--> statement-breakpoint
GRANT SELECT, DELETE ON analytics.page_hour, analytics.chat_hour TO visavis_admin;
