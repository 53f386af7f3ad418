import type { Entry } from '../pool.ts';
import type { Stated, Ticket } from '../ticket.ts';

/** Twelve bytes in base64url, as session tags are. In the order of their names. */
export const TAGS = [
  'A3kZ0pQ9vLx7TfWd',
  'HgT5r_2mBnYcE8ua',
  'MW0sJ6iDqFzK4-oP',
  'RlV9xUe1NbG7hySt',
  'ajC2QXw5pO8_Ikfm',
  'mD4vBzLr6TqYn0sH',
  'zE-1KuWgJ9cPo3xA',
] as const;

/** Somebody who does not mind whom they meet. */
const OPEN: Omit<Stated, 'tag'> = {
  mode: 'video',
  connections: 'either',
  lane: 'open',
  avoid: '',
  interests: [],
  languages: [],
  country: '',
  wishes: { interests: 'any', languages: 'any', country: 'any' },
};

export const cardOf = (tag: string): string => `the card of ${tag}`;

export function entryOf(stated: Partial<Stated> & Pick<Stated, 'tag'>, since: number | null = null): Entry {
  return { stated: { ...OPEN, ...stated }, since, card: cardOf(stated.tag) };
}

export const ticketOf = (stated: Partial<Stated> & Pick<Stated, 'tag'>, since: number): Ticket => ({ ...OPEN, ...stated, since });
