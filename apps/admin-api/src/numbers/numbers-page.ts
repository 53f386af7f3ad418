import type { Database } from '@visavis/db';
import type { Manifest } from '@visavis/policy';
import { eventRows, publicNumbers, publicOutlook } from '@visavis/services';
import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { numbersView } from './numbers-view.ts';
import { DAY_MS, publicMonth } from './public-month.ts';
import { fillerOf } from './shell.ts';

export interface NumbersPageOptions {
  readonly database: Database;
  readonly manifest: Pick<Manifest, 'analytics'>;
  /** The built page /numbers/ of the site, with the comment that the numbers replace. */
  readonly shell: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The day of today has no numbers yet, and 30 days before it are drawn. */
const DAYS_BACK = 30;

/**
 * A function that makes the public page /numbers/ anew at each call: what was released, and rows of events, counted
 * now. It holds no script and no style of its own, so a strict content policy lets all of it through.
 * Errors: `RangeError` at once for a shell without its marker; `DatabaseError` from the function.
 */
export function numbersPage({ database, manifest, now, shell }: NumbersPageOptions): () => Promise<string> {
  const fill = fillerOf(shell);
  const { published, tables } = manifest.analytics;
  return async () => {
    const at = now();
    const to = new Date(Math.floor(at / DAY_MS) * DAY_MS);
    const range = { from: new Date(to.getTime() - DAYS_BACK * DAY_MS), to };
    const undecided = { from: new Date(to.getTime() - DAY_MS), to: new Date(to.getTime() + DAY_MS) };
    const [{ days }, outlook, rows] = await Promise.all([publicNumbers(database, range), publicOutlook(database, undecided), eventRows(database)]);
    const month = publicMonth({ days: published.kind === 'off' ? [] : days, range, tables });
    return fill(renderToString(h(Fragment, null, numbersView({ at, month, outlook, published, rows, tables }))));
  };
}
