import { customType, pgSchema, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moderation = pgSchema('moderation');

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/** What one visitor said about another. Holds nothing that points to either of them. */
export const report = moderation.table('report', {
  /** Random (v4): a v7 identifier would carry the millisecond that `reportedAt` leaves out. */
  id: uuid('id').primaryKey().defaultRandom(),
  /** Truncated to the minute. */
  reportedAt: timestamp('reported_at', { withTimezone: true, mode: 'date' }).notNull(),
  reason: text('reason').notNull(),
  words: text('words').notNull(),
  mode: text('mode', { enum: ['video', 'text'] }).notNull(),
  state: text('state', { enum: ['new', 'closed'] }).notNull().default('new'),
  /** Texts of the call, sealed for the moderators: at most 9,000 bytes that nobody else can open; null: none were sent. */
  evidence: bytes('evidence'),
});

/** Who is not let in, and until when. Holds nothing else of anybody. */
export const ban = moderation.table(
  'ban',
  {
    /** `tag`: 12 bytes, of a session key. `network`: HMAC-SHA-256 of an address prefix under the ban key. */
    kind: text('kind', { enum: ['tag', 'network'] }).notNull(),
    mark: bytes('mark').notNull(),
    /** A whole hour. */
    endsAt: timestamp('ends_at', { withTimezone: true, mode: 'date' }).notNull(),
  },
  ({ kind, mark }) => [primaryKey({ columns: [kind, mark] })],
);
