import { COUNT_FIELDS } from '../counted.ts';
import { kept, type Meaning, structure } from './meaning.ts';

const key = structure('row-key');
const session = kept('operatorSessions', 'sign-in-session');
const challenge = kept('signInChallenges', 'sign-in-challenge');
const link = kept('setUpLinks', 'set-up-link-hash');
const dates = kept('operators', 'account-dates');
const bookkeeping = structure('schema-bookkeeping');
const batch = structure('batch-bookkeeping');
const counted = kept('counts', 'page-views', { also: COUNT_FIELDS });
const mark = kept('counts', 'count-marks');
const published = kept('counts', 'public-numbers');
const readKey = kept('operators', 'read-key');

/** Every column of the database: `schema.table`, then the column. A new column is declared in the manifest first. */
export const DATABASE: Readonly<Record<string, Readonly<Record<string, Meaning>>>> = {
  'analytics.cell': {
    tbl: counted,
    start: { ...counted, grain: 'hour' },
    page: counted,
    item: counted,
    count: counted,
  },
  'analytics.flush': {
    collector: key,
    sequence: batch,
    hour: batch,
  },
  'analytics.mark': {
    hour: { ...mark, grain: 'hour' },
    kind: mark,
    count: mark,
  },
  'analytics.public_day': {
    day: { ...published, grain: 'day' },
    epsilon: published,
    keys: published,
    outcome: published,
  },
  'analytics.public_cell': {
    day: { ...published, grain: 'day' },
    tbl: published,
    item: published,
    noisy: published,
  },
  'analytics.read_key': {
    key,
    label: readKey,
    hash: readKey,
    scopes: readKey,
    created_day: { ...readKey, grain: 'day' },
    revoked: readKey,
  },
  'moderation.report': {
    id: key,
    reported_at: kept('reports', 'report-minute', { grain: 'minute' }),
    reason: kept('reports', 'report-reason'),
    words: kept('reports', 'report-words'),
    // Sealed in the browser for the moderators' key, which no server has.
    evidence: kept('reports', 'report-evidence'),
    mode: kept('reports', 'report-mode'),
    state: kept('reports', 'report-state'),
  },
  // Who comes from another network, or with a new page, is another mark.
  'moderation.ban': {
    kind: kept('bans', 'ban-mark', { where: 'collected' }),
    mark: kept('bans', 'ban-mark', { where: 'collected' }),
    ends_at: kept('bans', 'ban-end', { grain: 'hour', where: 'collected' }),
  },
  'auth.user': {
    id: key,
    name: kept('operators', 'operator-name'),
    email: kept('operators', 'operator-email'),
    email_verified: structure('switch'),
    created_at: dates,
    updated_at: dates,
    two_factor_enabled: structure('switch'),
  },
  'auth.account': {
    id: key,
    account_id: key,
    provider_id: structure('fixed-word'),
    user_id: key,
    password: kept('operators', 'password-hash'),
    created_at: dates,
    updated_at: dates,
  },
  'auth.two_factor': {
    id: key,
    user_id: key,
    secret: kept('operators', 'authenticator-secret'),
    backup_codes: kept('operators', 'recovery-codes'),
    verified: structure('switch'),
    failed_verification_count: kept('operators', 'wrong-codes'),
    locked_until: kept('operators', 'wrong-codes'),
  },
  'auth.session': {
    id: key,
    user_id: key,
    token: session,
    expires_at: session,
    created_at: session,
    updated_at: session,
  },
  'auth.verification': {
    id: key,
    identifier: challenge,
    value: challenge,
    expires_at: challenge,
    created_at: challenge,
    updated_at: challenge,
  },
  'auth.setup_link': {
    id: key,
    token_hash: link,
    expires_at: link,
    consumed_at: link,
  },
  'drizzle.__drizzle_migrations': {
    id: key,
    hash: bookkeeping,
    created_at: bookkeeping,
  },
};
