import type { DropReason } from '@visavis/analytics';

interface DropWords {
  readonly words: string;
  readonly meaning: string;
}

/** Why a request was not counted, by the name under which the collector counts it. */
const DROPS = {
  bot: { words: 'A robot by its own name', meaning: 'A crawler, a monitor or a browser without a window that says what it is.' },
  headers: { words: 'Posed as a browser', meaning: 'It took the name of a browser, but did not send what that browser sends.' },
  'spam-referrer': { words: 'Advertised a site', meaning: 'It claimed to come from a site on the list of referrer spam.' },
  rate: {
    words: 'Too many from one place',
    meaning: 'One address, or its neighbours, sent more in a minute than people do. A large school or company behind one address can look like that.',
  },
  site: { words: 'Sent by another site', meaning: 'The browser itself says that none of your pages sent it.' },
  origin: { words: 'Not from your address', meaning: 'An older browser, or a program, named another address than yours, or none.' },
  address: {
    words: 'Without an address',
    meaning: 'The proxy in front did not say whose request it was. If these are many, check which proxies the collector trusts.',
  },
  'too-large': { words: 'Too long', meaning: 'More than 1 KB. The pages never send that much.' },
  malformed: { words: 'Not readable', meaning: 'No JSON. The pages never send that.' },
  unknown: { words: 'Not on the list', meaning: 'It named a page, an event or a number that is not counted here.' },
  crowded: { words: 'The collector was full', meaning: 'More came at once than it can take. If these are many, run one more collector.' },
} as const satisfies Readonly<Record<DropReason, DropWords>>;

const isReason = (name: string): name is DropReason => Object.hasOwn(DROPS, name);

export const DROP_REASONS: readonly DropReason[] = Object.keys(DROPS).filter(isReason);

export const dropWords = (reason: string): string => (isReason(reason) ? DROPS[reason].words : reason);

export const dropMeaning = (reason: DropReason): string => DROPS[reason].meaning;
