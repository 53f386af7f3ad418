import { countWords } from '../counts/figure-words.tsx';
import type { Feed } from './feed.ts';
import { clockWords } from './figures.ts';

/** The answer to "is anything wrong?". */
export interface Verdict {
  readonly tone: 'unknown' | 'good' | 'attention' | 'broken';
  readonly words: string;
  /** What it means, or what to do; empty when there is nothing to add. */
  readonly more: string;
}

/** The worst thing first: no figures, no calls, somebody who waits for an answer. */
export function verdictOn(feed: Exclude<Feed, { kind: 'signed-out' }>): Verdict {
  switch (feed.kind) {
    case 'waiting':
      return { tone: 'unknown', words: 'Reading the figures', more: '' };
    case 'nothing':
      return { tone: 'broken', words: 'There are no figures', more: 'The server does not give them. Trying again every 2 seconds.' };
    case 'stale':
      return {
        tone: 'broken',
        words: 'The figures have stopped',
        more: `As of ${clockWords(feed.figures.at)}, trying again. ${feed.problem.reason === 'offline' ? 'The server does not answer.' : 'The server cannot read them.'}`,
      };
    case 'fresh':
      return verdictOnFigures(feed.figures);
  }
}

function verdictOnFigures({ live, reportsWaiting }: { live: object | null; reportsWaiting: number }): Verdict {
  if (live === null) {
    return {
      tone: 'broken',
      words: 'Nobody can meet',
      more: 'The signaling server does not answer. Calls in progress go on; new ones cannot start until it is back.',
    };
  }
  if (reportsWaiting > 0) {
    const words = reportsWaiting === 1 ? '1 report is waiting' : `${countWords(reportsWaiting)} reports are waiting`;
    return { tone: 'attention', words, more: 'Everything else runs. Read them on the server, as there is no screen for it yet: npm run admin -- reports.' };
  }
  return { tone: 'good', words: 'All is well', more: 'The service runs, and no report is waiting.' };
}
