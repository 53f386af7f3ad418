-- better-auth's tables come with room for a picture and for signing in through social networks. Neither exists
-- here, so there is no place where either could be kept (1V1-01-20, ANC-02-08).
ALTER TABLE auth."user" DROP COLUMN image;
--> statement-breakpoint
ALTER TABLE auth.account
  DROP COLUMN access_token,
  DROP COLUMN refresh_token,
  DROP COLUMN id_token,
  DROP COLUMN access_token_expires_at,
  DROP COLUMN refresh_token_expires_at,
  DROP COLUMN scope,
  ADD CONSTRAINT account_is_a_password CHECK (provider_id = 'credential'),
  ADD CONSTRAINT account_is_its_user CHECK (account_id = user_id);
