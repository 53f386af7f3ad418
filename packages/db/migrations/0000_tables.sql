CREATE SCHEMA analytics;
--> statement-breakpoint
CREATE TABLE analytics.page_hour (
  hour timestamptz NOT NULL CHECK (mod(extract(epoch FROM hour), 3600) = 0),
  page text NOT NULL CHECK (page ~ '^(other|/[a-z0-9/-]{0,63})$'),
  views integer NOT NULL CHECK (views >= 0),
  visits integer NOT NULL CHECK (visits >= 0),
  PRIMARY KEY (hour, page)
);
--> statement-breakpoint
CREATE TABLE analytics.chat_hour (
  hour timestamptz NOT NULL CHECK (mod(extract(epoch FROM hour), 3600) = 0),
  figure text NOT NULL CHECK (figure ~ '^(started|matches|wait:[0-9]{1,3})$'),
  count integer NOT NULL CHECK (count >= 0),
  PRIMARY KEY (hour, figure)
);
--> statement-breakpoint
CREATE SCHEMA moderation;
--> statement-breakpoint
CREATE TABLE moderation.report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  reported_at timestamptz NOT NULL CHECK (mod(extract(epoch FROM reported_at), 60) = 0),
  reason text NOT NULL CHECK (reason ~ '^[a-z-]{1,32}$'),
  words text NOT NULL CHECK (char_length(words) <= 500),
  mode text NOT NULL CHECK (mode IN ('video', 'text')),
  state text NOT NULL DEFAULT 'new' CHECK (state IN ('new', 'closed'))
);
--> statement-breakpoint
CREATE INDEX report_by_time ON moderation.report (reported_at);
--> statement-breakpoint
CREATE INDEX report_waiting ON moderation.report (reported_at) WHERE state = 'new';
--> statement-breakpoint
CREATE SCHEMA auth;
--> statement-breakpoint
CREATE TABLE auth."user" (
  id text PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  two_factor_enabled boolean NOT NULL DEFAULT false
);
--> statement-breakpoint
CREATE TABLE auth.session (
  id text PRIMARY KEY,
  expires_at timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE INDEX session_by_user ON auth.session (user_id);
--> statement-breakpoint
CREATE TABLE auth.account (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX account_by_user ON auth.account (user_id);
--> statement-breakpoint
CREATE TABLE auth.verification (
  id text PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
--> statement-breakpoint
CREATE INDEX verification_by_identifier ON auth.verification (identifier);
--> statement-breakpoint
CREATE TABLE auth.two_factor (
  id text PRIMARY KEY,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  user_id text NOT NULL REFERENCES auth."user" (id) ON DELETE CASCADE,
  verified boolean DEFAULT true,
  failed_verification_count integer DEFAULT 0,
  locked_until timestamptz
);
--> statement-breakpoint
CREATE INDEX two_factor_by_user ON auth.two_factor (user_id);
--> statement-breakpoint
CREATE INDEX two_factor_by_secret ON auth.two_factor (secret);
--> statement-breakpoint
CREATE TABLE auth.setup_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  expires_at timestamptz NOT NULL,
  consumed_at timestamptz
);
