import fc from 'fast-check';
import { avoidFilter } from './avoid-filter.ts';
import type { Ticket, Wish, WishKind } from './ticket.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const FEW_TAGS = ['AAAAAAAAAAAAAAAA', 'Zm9yIGV4YW1wbGUx', 'Zm9yIGV4YW1wbGUy', '________________'] as const;

/** Twelve bytes as base64url, as the server draws them. */
export const anyTag: fc.Arbitrary<string> = fc.string({
  unit: fc.constantFrom(...ALPHABET),
  minLength: 16,
  maxLength: 16,
});

const wish = fc.constantFrom('any', 'first', 'only');

/** Tickets out of few values each, so that two of them often share one. */
export const anyTicket: fc.Arbitrary<Ticket> = fc.record({
  tag: fc.constantFrom(...FEW_TAGS),
  mode: fc.constantFrom('video', 'text'),
  connections: fc.constantFrom('shielded', 'direct', 'either'),
  lane: fc.constantFrom('open', 'apart'),
  avoid: fc.uniqueArray(fc.constantFrom(...FEW_TAGS), { maxLength: 1 }).map(avoidFilter),
  interests: fc.uniqueArray(fc.constantFrom('chess', 'jazz', 'tea'), { maxLength: 2 }),
  languages: fc.uniqueArray(fc.constantFrom('de', 'en', 'ga'), { maxLength: 2 }),
  country: fc.constantFrom('', 'AT', 'IE'),
  wishes: fc.record({ interests: wish, languages: wish, country: wish }),
  since: fc.integer({ min: 0, max: 40_000 }),
});

/** One who takes anybody. */
export const OPEN_TICKET: Ticket = {
  tag: FEW_TAGS[1],
  mode: 'video',
  connections: 'either',
  lane: 'open',
  avoid: '',
  interests: [],
  languages: [],
  country: '',
  wishes: { interests: 'any', languages: 'any', country: 'any' },
  since: 0,
};

/** Another one. */
export const OTHER_TICKET: Ticket = { ...OPEN_TICKET, tag: FEW_TAGS[2], since: 1_000 };

export const withWish = (ticket: Ticket, kind: WishKind, how: Wish): Ticket => ({
  ...ticket,
  wishes: { ...ticket.wishes, [kind]: how },
});
