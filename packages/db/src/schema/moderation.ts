import { pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core';

const moderation = pgSchema('moderation');

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
});
