import type { Role } from '@visavis/protocol';
import type { TextLine } from '@visavis/rtc';

/** What makes the proof of some texts; empty where there is none. */
export type Prover = (lines: readonly TextLine[]) => string;

interface Proof {
  readonly texts: readonly { readonly role: Role; readonly sequence: number }[];
}

/** A call gives up its texts when it is closed: from the proof of all of them this makes the proof of some. */
export function proverOf(proof: string, own: Role): Prover {
  if (proof === '') return () => '';
  const all: Proof = JSON.parse(proof);
  return (lines) => {
    const ticked = new Set(lines.map(({ from, sequence }) => `${from === 'me'} ${sequence}`));
    const texts = all.texts.filter(({ role, sequence }) => ticked.has(`${role === own} ${sequence}`));
    return JSON.stringify({ ...all, texts });
  };
}
