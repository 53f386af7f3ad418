import type { WordPart } from '@visavis/policy/history';

/** What stays readable around a change, in characters. */
const AROUND = 90;

/** The parts of a passage with long unchanged stretches cut down to the words next to what changed. */
export const shortened = (parts: readonly WordPart[]): readonly WordPart[] =>
  parts.map((part, index) => {
    if (part.kind !== 'same') return part;
    const first = index === 0;
    const last = index === parts.length - 1;
    const room = first || last ? AROUND : 2 * AROUND;
    if (part.text.length <= room + 20) return part;
    const start = first ? '' : `${head(part.text)} `;
    const end = last ? '' : ` ${tail(part.text)}`;
    return { ...part, text: `${start}…${end}` };
  });

const head = (text: string): string => text.slice(0, AROUND).replace(/\s*\S*$/, '');
const tail = (text: string): string => text.slice(-AROUND).replace(/^\S*\s*/, '');
