import type { CALL_ENDS, CALL_QUALITIES, CALL_SETUPS, RECOVERIES } from '@visavis/analytics';

type CallEnd = (typeof CALL_ENDS)[number];
type Recovery = (typeof RECOVERIES)[number];

const ENDS = {
  left: 'Somebody left',
  next: 'This side pressed Next',
  lost: 'It broke off',
} as const satisfies Readonly<Record<CallEnd, string>>;

const isEnd = (name: string): name is CallEnd => Object.hasOwn(ENDS, name);

export const endWords = (end: string): string => (isEnd(end) ? ENDS[end] : end);

const RECOVERED = {
  back: 'The call came back',
  lost: 'The call was lost',
} as const satisfies Readonly<Record<Recovery, string>>;

const isRecovery = (name: string): name is Recovery => Object.hasOwn(RECOVERED, name);

export const recoveryWords = (name: string): string => (isRecovery(name) ? RECOVERED[name] : name);

const SETUPS: Readonly<Record<string, string>> = {
  '1s': 'Less than 1 second',
  '2s': '1 to 2 seconds',
  '5s': '2 to 5 seconds',
  more: '5 seconds or more',
} satisfies Readonly<Record<(typeof CALL_SETUPS)[number], string>>;

export const setupWords = (name: string): string => SETUPS[name] ?? name;

const QUALITIES: Readonly<Record<string, string>> = {
  good: 'Good',
  fair: 'Fair',
  poor: 'Poor',
} satisfies Readonly<Record<(typeof CALL_QUALITIES)[number], string>>;

export const qualityWords = (name: string): string => QUALITIES[name] ?? name;

/** What the words on the screen mean, each in a sentence. */
export const MEANINGS: readonly { readonly term: string; readonly meaning: string }[] = [
  {
    term: 'Matches',
    meaning: 'Pairs that the service made. It counts them itself and not who they are, so pairs of people who object to being counted are in it too.',
  },
  {
    term: 'Sides that started',
    meaning: 'Each of the two sides tells for itself that its call began, so a call counts twice when both may be counted, and once or not at all when somebody objects or blocks the count.',
  },
  {
    term: 'Wait',
    meaning: 'From the press on Find until the match, for each person who was matched. Who gave up before has no wait here.',
  },
  {
    term: 'Call length',
    meaning: 'How long two people were connected, as each counted side saw it. Calls that never connected have none.',
  },
  {
    term: 'Ends',
    meaning: 'When one side presses Next, the other side tells that somebody left. A call broke off when neither ended it: the connection or the service did.',
  },
  {
    term: 'Interruptions',
    meaning: 'The connection broke while two people talked, and their browsers tried to mend it. Who leaves meanwhile is in neither row.',
  },
  {
    term: 'Good, fair, poor',
    meaning: 'What the sign on the screen said for most of a call, by delay, loss and picture. One word a call; the figures behind it stay in the browser.',
  },
];
