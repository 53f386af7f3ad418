import type { Count, Page } from '@visavis/analytics';
import { agentAt } from './agents.ts';
import type { SeededRandom, Weighted } from './seeded-random.ts';

/** What a beacon says in the course of a visit, and how many milliseconds after its beginning. */
export interface Moment {
  readonly after: number;
  readonly count: Count;
}

const ENTRANCES: Weighted<Page> = [['/', 80], ['/privacy/', 6], ['/promises/', 6], ['/guidelines/', 3], ['/cookies/', 2], ['/404', 2], ['other', 1]];
const OTHERS: Weighted<Page> = [['/privacy/', 30], ['/promises/', 30], ['/guidelines/', 15], ['/terms/', 10], ['/cookies/', 8], ['/privacy/history/', 7]];
/** Few of the last ones come, so that most days hold some hosts back. */
const HOSTS: Weighted<string | undefined> = [
  [undefined, 400],
  ['search.example', 250],
  ['forum.example', 120],
  ['news.example', 80],
  ...Array.from({ length: 40 }, (_, index) => [`blog-${index}.example`, 60 / (index + 1) ** 1.4] as const),
];
const ENDS: Weighted<'left' | 'next' | 'lost'> = [['left', 50], ['next', 42], ['lost', 8]];
const SCROLLS: Weighted<0 | 25 | 50 | 75 | 100> = [[0, 25], [25, 20], [50, 20], [75, 15], [100, 20]];
const SECOND = 1_000;

/** One visit: pages, and of every third one a chat. */
export function visit(random: SeededRandom, agent: number): readonly Moment[] {
  const moments: Moment[] = [];
  let after = 0;
  const say = (count: Count, seconds = 0): void => {
    after += Math.round(seconds * SECOND);
    moments.push({ after, count });
  };
  const page = random.weighted(ENTRANCES);
  const from = random.weighted(HOSTS);
  // A campaign that nobody declared: the view counts, the campaign does not.
  const campaign = random.chance(0.01) ? { campaign: 'spring' } : {};
  say({ event: 'view', page, entry: true, ...(from === undefined ? {} : { from }), ...campaign });
  let seconds = random.spread(25, 1);
  const leaves = (left: Page): void => {
    if (random.chance(0.75)) say(leaveOf(left, { random, agent, seconds }), seconds);
  };
  leaves(page);
  while (random.chance(0.22)) {
    const next = random.weighted(OTHERS);
    say({ event: 'view', page: next, entry: false }, 2);
    seconds = random.spread(50, 1);
    leaves(next);
  }
  if (page === '/' && random.chance(0.33)) chat(random, say);
  return moments;
}

function chat(random: SeededRandom, say: (count: Count, seconds?: number) => void): void {
  say({ event: 'named', what: 'click:start' }, 1);
  say({ event: 'view', page: '/chat/', entry: false }, 1);
  if (!random.chance(0.85)) return;
  say({ event: 'named', what: 'step:gate' }, 10);
  say({ event: 'named', what: 'step:check' }, 8);
  if (!random.chance(0.8)) return;
  say({ event: 'named', what: 'step:search' }, 2);
  for (let call = 0; call === 0 || random.chance(0.45); call += 1) {
    if (!random.chance(0.85)) return;
    say({ event: 'named', what: 'step:match' }, random.spread(9, 0.8));
    say({ event: 'named', what: 'started' });
    const length = Math.round(random.spread(120, 1.3));
    if (length >= 5) say({ event: 'named', what: 'step:talk' }, 5);
    say({ event: 'named', what: `length:${length}` }, length);
    say({ event: 'named', what: `end:${random.weighted(ENDS)}` });
  }
}

/** Which figures there are depends on the browser alone: Safari and Firefox do not measure all. */
function leaveOf(page: Page, { agent, random, seconds }: { random: SeededRandom; agent: number; seconds: number }): Count {
  const { browser, system } = agentAt(agent);
  const isWebKit = browser === 'safari' || system === 'ios';
  const isGecko = browser === 'firefox';
  const ttfb = Math.round(random.spread(180, 0.7));
  const fcp = ttfb + Math.round(random.spread(400, 0.6));
  return {
    event: 'leave',
    page,
    seconds: Math.round(seconds),
    scroll: random.weighted(SCROLLS),
    fcp,
    ttfb,
    ...(isWebKit ? {} : { lcp: fcp + Math.round(random.spread(500, 0.9)), inp: Math.round(random.spread(70, 0.8)) }),
    ...(isWebKit || isGecko ? {} : { cls: Number(random.spread(0.03, 1.2).toFixed(4)) }),
  };
}
