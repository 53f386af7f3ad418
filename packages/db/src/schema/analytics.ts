import { bigint, boolean, integer, numeric, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const analytics = pgSchema('analytics');

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const whole = (name: string) => bigint(name, { mode: 'number' });

/** One number: how often `item` was counted on a page (empty: the whole site) in one UTC hour or day. */
export const cell = analytics.table(
  'cell',
  {
    table: text('tbl').notNull(),
    start: moment('start').notNull(),
    page: text('page').notNull(),
    value: text('item').notNull(),
    count: whole('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.table, table.start, table.page, table.value] })],
);

/** The last batch of a running collector or signaling server, and the hour it came in. */
export const flush = analytics.table('flush', {
  collector: uuid('collector').primaryKey(),
  sequence: whole('sequence').notNull(),
  hour: moment('hour').notNull(),
});

/** What a reader of the numbers should know of an hour. */
export const mark = analytics.table(
  'mark',
  {
    hour: moment('hour').notNull(),
    kind: text('kind', { enum: ['key-started', 'gap', 'crowded', 'turned-away'] }).notNull(),
    count: whole('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hour, table.kind] })],
);

/** What became of a day's public numbers, and what one visitor-day loses by them at most. */
export const publicDay = analytics.table('public_day', {
  day: moment('day').primaryKey(),
  epsilon: numeric('epsilon', { precision: 9, scale: 6, mode: 'number' }).notNull(),
  keys: integer('keys').notNull(),
  outcome: text('outcome', { enum: ['published', 'crowded', 'keys'] }).notNull(),
});

/** A published number. What was below the threshold has no row. */
export const publicCell = analytics.table(
  'public_cell',
  {
    day: moment('day').notNull(),
    table: text('tbl').notNull(),
    value: text('item').notNull(),
    noisy: whole('noisy').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.table, table.value] })],
);

/** A key of the read API. */
export const readKey = analytics.table('read_key', {
  key: uuid('key').primaryKey(),
  label: text('label').notNull(),
  hash: text('hash').notNull().unique(),
  scopes: text('scopes').array().notNull(),
  createdDay: moment('created_day').notNull(),
  revoked: boolean('revoked').notNull().default(false),
});
