import { MAX_COUNT_BYTES } from '@visavis/analytics';
import type { Population } from './population.ts';
import type { Change, Request } from './request.ts';
import type { SeededRandom, Weighted } from './seeded-random.ts';

type Dropped = Extract<Request, { kind: 'dropped' }>;
type Nuisance = Pick<Dropped, 'reason' | 'change'>;

const bot = (userAgent: string | undefined): Nuisance => ({ reason: 'bot', change: { headers: { 'User-Agent': userAgent } } });
const withBody = (reason: Dropped['reason'], body: string): Nuisance => ({ reason, change: { body } });
const withHeaders = (reason: Dropped['reason'], headers: NonNullable<Change['headers']>): Nuisance => ({ reason, change: { headers } });

/** What comes to a public site besides people, one of each reason that a collector has for not counting. */
const NUISANCES: Weighted<Nuisance> = [
  [bot('Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'), 30],
  [bot('Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.3; +https://openai.com/gptbot)'), 20],
  [bot('Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/152.0.0.0 Safari/537.36'), 20],
  [bot('curl/8.14.1'), 10],
  [bot(undefined), 5],
  // They borrow a browser's name, and not its headers.
  [withHeaders('headers', { 'Accept-Language': undefined, 'Accept-Encoding': undefined }), 15],
  [withHeaders('headers', { 'Sec-Fetch-Mode': 'navigate', 'Sec-Fetch-Dest': 'document' }), 8],
  [withHeaders('site', { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://elsewhere.example' }), 10],
  [withHeaders('origin', { 'Sec-Fetch-Site': undefined, 'Sec-Fetch-Mode': undefined, 'Sec-Fetch-Dest': undefined, Origin: 'https://elsewhere.example' }), 8],
  [withHeaders('address', { 'X-Forwarded-For': 'somewhere' }), 4],
  [withBody('malformed', '{"event":"view","page":"/"'), 6],
  [withBody('malformed', 'page=/&entry=true'), 4],
  [withBody('unknown', '{"event":"view","page":"/secret","entry":true}'), 8],
  [withBody('unknown', '{"event":"view","page":"/","entry":true,"id":"5e2c"}'), 6],
  [withBody('unknown', '{"event":"view","page":"/?email=ada@example.org","entry":true}'), 4],
  [withBody('spam-referrer', '{"event":"view","page":"/","entry":true,"from":"best.semalt.com"}'), 12],
];

/** A request that must be dropped, and for what. */
export function nuisance(random: SeededRandom, population: Population): Dropped {
  return { kind: 'dropped', visitor: population.somebody(random), ...random.weighted(NUISANCES) };
}

/** A body that is longer than a beacon's may be. It ends the connection that it comes on. */
export const tooLarge = (random: SeededRandom, population: Population): Dropped => ({
  kind: 'dropped',
  visitor: population.somebody(random),
  ...withBody('too-large', JSON.stringify({ event: 'view', page: '/', entry: true, from: 'x'.repeat(MAX_COUNT_BYTES) })),
});
