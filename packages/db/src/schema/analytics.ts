import { integer, pgSchema, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const analytics = pgSchema('analytics');

const hour = () => timestamp('hour', { withTimezone: true, mode: 'date' }).notNull();

/** Views and visits of one page in one UTC hour. */
export const pageHour = analytics.table(
  'page_hour',
  {
    hour: hour(),
    page: text('page').notNull(),
    views: integer('views').notNull(),
    visits: integer('visits').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hour, table.page] })],
);

/** One chat figure in one UTC hour: `started`, `matches`, or `wait:<bucket>`. */
export const chatHour = analytics.table(
  'chat_hour',
  {
    hour: hour(),
    figure: text('figure').notNull(),
    count: integer('count').notNull(),
  },
  (table) => [primaryKey({ columns: [table.hour, table.figure] })],
);
