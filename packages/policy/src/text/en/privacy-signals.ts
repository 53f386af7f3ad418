import type { Manifest } from '../../manifest.ts';
import { say, type Sentence } from '../document.ts';
import { inWords } from './words.ts';

type Analytics = Pick<Manifest['analytics'], 'honours'>;

const SIGNALS = { GPC: 'Global Privacy Control', DNT: 'Do Not Track' } as const;

/** "Global Privacy Control or Do Not Track". */
export const signalNames = ({ honours }: Analytics): string => inWords(honours.map((signal) => SIGNALS[signal]), 'or');

/** Whether a visitor can switch the counting off here. The wish is kept on the device and sent nowhere. */
export const mayOptOut = (device: Manifest['device']): boolean => device.some(({ key }) => key === 'visavis.uncounted');

/** What a signal stops, and what is counted in spite of it: the chat server counts pairs without looking at signals. */
export const countedAllTheSame = (analytics: Analytics): readonly Sentence[] => [
  say(`With ${signalNames(analytics)} on, we count no page you open, no visit and no call you begin.`, 'VIS-04-03'),
  say('We still count that two people were joined, and how long they waited: numbers with nothing about you.', 'VIS-04-03', '1V1-01-10', 'T1V-05-04', 'ANC-01-08'),
];
