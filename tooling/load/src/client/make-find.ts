import type { ClientMessage, Connection, Mode, ServerMessage } from '@visavis/protocol';
import type { SeededRandom } from '@visavis/bench/seeded-random';

export type Find = Extract<ClientMessage, { type: 'find'; wishes: object }>;
export type Welcome = Extract<ServerMessage, { type: 'welcome' }>;

const INTERESTS = ['chess', 'sailing', 'bread', 'jazz', 'knots', 'maps'];
const LANGUAGES = ['en', 'is', 'pt', 'sw'];
const KEY_BYTES = 64;
const UNCOMPRESSED = Buffer.from([4]);

export interface FindOptions {
  readonly welcome: Pick<Welcome, 'connections' | 'wishes'>;
  readonly random: SeededRandom;
  /** The filter of those who are not to be met [M3]. */
  readonly avoid: string;
  readonly modes: readonly Mode[];
}

/** A search as people make them: some with interests that come first for three seconds, none that insists. */
export function makeFind({ welcome, random, avoid, modes }: FindOptions): Find {
  const drawn = random.chance(0.5) ? [pick(INTERESTS, random)] : [];
  const mayWish = welcome.wishes.includes('interests');
  return {
    type: 'find',
    mode: pick(modes, random),
    connection: pick<Connection>(welcome.connections, random),
    key: freshKey(random),
    avoid,
    interests: mayWish ? drawn : [],
    languages: welcome.wishes.includes('languages') ? [pick(LANGUAGES, random)] : [],
    wishes: { interests: mayWish && random.chance(0.5) ? 'first' : 'any', languages: 'any', country: 'any' },
  };
}

/** Of the right size and form; no server looks whether it is a point of the curve. */
function freshKey(random: SeededRandom): string {
  return Buffer.concat([UNCOMPRESSED, random.bytes(KEY_BYTES)]).toString('base64url');
}

function pick<T>(choices: readonly T[], random: SeededRandom): T {
  const choice = choices[random.below(choices.length)];
  if (choice === undefined) throw new RangeError('nothing to choose from');
  return choice;
}
