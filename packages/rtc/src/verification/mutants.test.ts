import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SCENARIOS } from './scenarios.test-support.ts';
import type { Subject } from './two-sides.test-support.ts';

// Each check of the verification is taken out of a copy of the source, in turn; the scenario that guards it must then fail.

type Scenario = keyof typeof SCENARIOS;

interface Mutant {
  readonly without: string;
  readonly file: (typeof FILES)[number];
  /** Stands in the file exactly once. */
  readonly text: string;
  readonly instead: string;
  readonly caughtBy: Scenario;
}

const FILES = [
  'sealing-base64url.ts',
  'verification/byte-strings.ts',
  'verification/fingerprints.ts',
  'verification/run-state.ts',
  'verification/sdp-fingerprints.ts',
  'verification/short-code.ts',
  'verification/signs.ts',
  'verification/start-verification.ts',
  'verification/transcript.ts',
] as const;

const RUN = 'verification/run-state.ts';
const START = 'verification/start-verification.ts';
const TRANSCRIPT = 'verification/transcript.ts';
const SDP = 'verification/sdp-fingerprints.ts';
const CERTIFICATES = 'verification/fingerprints.ts';
const CODE = 'verification/short-code.ts';

const MUTANTS: readonly Mutant[] = [
  {
    without: 'the check of the commitment (CVE-2016-6271)',
    file: RUN,
    text: "if (!event.holds) return failed('commitment');",
    instead: '',
    caughtBy: 'a nonce other than the one committed to is refused',
  },
  {
    without: 'the comparison behind that check',
    file: START,
    text: 'commitment === effect.commitment',
    instead: 'true',
    caughtBy: 'a nonce other than the one committed to is refused',
  },
  {
    without: 'the nonce in the commitment',
    file: CODE,
    text: 'joinBytes(COMMIT_LABEL, bytesOf(nonce), transcript)',
    instead: 'joinBytes(COMMIT_LABEL, transcript)',
    caughtBy: 'a nonce other than the one committed to is refused',
  },
  {
    without: 'the wait for the commitment before the reveal',
    file: RUN,
    text: "if (state.kind !== 'answered') return failed('order');",
    instead: "if (state.kind !== 'answered') state = { kind: 'answered', commitment: '' };",
    caughtBy: 'a reveal without a commitment is refused',
  },
  {
    without: 'the wait for the other nonce before the reveal',
    file: RUN,
    text: "say({ type: 'sas-commit', run: run.number, commitment: event.commitment })",
    instead:
      "say({ type: 'sas-commit', run: run.number, commitment: event.commitment }), say({ type: 'sas-reveal', run: run.number, nonce: run.ownNonce })",
    caughtBy: 'the impolite side says nothing of its nonce before it has the other one',
  },
  {
    without: 'the order: a nonce only after the commitment, and once',
    file: RUN,
    text: "if (state.kind !== 'committed') return failed('order');",
    instead: '',
    caughtBy: 'a nonce before the commitment is refused, and nothing is revealed',
  },
  {
    without: 'the refusal of a second nonce',
    file: RUN,
    text: "if (state.kind !== 'committed') return failed('order');",
    instead: "if (state.kind === 'committing') return failed('order');",
    caughtBy: 'a second nonce is refused',
  },
  {
    without: 'the refusal of a second commitment',
    file: RUN,
    text: "if (state.kind !== 'expecting') return failed('order');",
    instead: "if (state.kind !== 'expecting' && state.kind !== 'answered') return failed('order');",
    caughtBy: 'a second commitment is refused',
  },
  {
    without: 'the refusal of a second reveal',
    file: RUN,
    text: "if (state.kind !== 'answered') return failed('order');",
    instead: "if (state.kind === 'ready') return to(state);\n      if (state.kind !== 'answered') return failed('order');",
    caughtBy: 'a second reveal takes the signs away',
  },
  {
    without: 'the refusal of a mirrored nonce (impolite side)',
    file: RUN,
    text: 'if (nonce === run.ownNonce) return false;',
    instead: '',
    caughtBy: 'a mirrored nonce is refused by the impolite side',
  },
  {
    without: 'the refusal of a mirrored nonce (polite side)',
    file: RUN,
    text: 'if (nonce === run.ownNonce) return false;',
    instead: '',
    caughtBy: 'a mirrored nonce is refused by the polite side',
  },
  {
    without: 'the one writing of a nonce',
    file: RUN,
    text: ' && toBase64Url(bytes) === text',
    instead: '',
    caughtBy: 'a mirrored nonce in another writing is refused',
  },
  {
    without: 'the refusal of a nonce used before',
    file: RUN,
    text: 'if (run.used.has(nonce)) return false;',
    instead: '',
    caughtBy: 'a nonce of an earlier run is refused',
  },
  {
    without: 'the memory of the nonces heard',
    file: START,
    text: 'used.add(message.nonce);',
    instead: ';',
    caughtBy: 'a nonce of an earlier run is refused',
  },
  {
    without: 'the place of the roles in the transcript',
    file: TRANSCRIPT,
    text: "role === 'impolite' ? [own, partner] : [partner, own]",
    instead: '(own.key[1] ?? 0) < (partner.key[1] ?? 0) ? [own, partner] : [partner, own]',
    caughtBy: 'who is who stands in the code',
  },
  {
    without: 'the names of the roles in the transcript',
    file: TRANSCRIPT,
    text: '[utf8(name), side.key, side.fingerprint]',
    instead: '[side.key, side.fingerprint]',
    caughtBy: 'two honest sides see the signs that plain HKDF gives',
  },
  {
    without: 'the refusal of a commitment by the side that commits',
    file: RUN,
    text: "if (state.kind !== 'expecting') return failed('order');",
    instead: "if (state.kind === 'committed') return to(state);\n      if (state.kind !== 'expecting') return failed('order');",
    caughtBy: 'two impolite sides come to nothing',
  },
  {
    without: 'the tie of a nonce to the impolite side',
    file: RUN,
    text: "if (state.kind !== 'committed') return failed('order');",
    instead: "if (state.kind !== 'committed' && state.kind !== 'expecting') return failed('order');",
    caughtBy: 'the polite side takes no nonce, the impolite side no reveal',
  },
  {
    without: 'the sealing keys in the transcript',
    file: TRANSCRIPT,
    text: '[utf8(name), side.key, side.fingerprint]',
    instead: '[utf8(name), side.fingerprint]',
    caughtBy: 'swapped sealing keys come out',
  },
  {
    without: 'the fingerprints in the transcript',
    file: TRANSCRIPT,
    text: '[utf8(name), side.key, side.fingerprint]',
    instead: '[utf8(name), side.key]',
    caughtBy: 'swapped fingerprints come out',
  },
  {
    without: 'the match in the transcript',
    file: TRANSCRIPT,
    text: 'joinBytes(id, ',
    instead: 'joinBytes(',
    caughtBy: 'another match comes out',
  },
  {
    without: 'the transcript in the commitment',
    file: CODE,
    text: 'joinBytes(COMMIT_LABEL, bytesOf(nonce), transcript)',
    instead: 'joinBytes(COMMIT_LABEL, bytesOf(nonce))',
    caughtBy: 'swapped fingerprints come out',
  },
  {
    without: 'the transcript in the code',
    file: CODE,
    text: 'joinBytes(LABEL, transcript)',
    instead: 'joinBytes(LABEL)',
    caughtBy: 'who is who stands in the code',
  },
  {
    without: 'the refusal of our own key',
    file: TRANSCRIPT,
    text: 'if (sameBytes(own.key, partner.key)) return null;',
    instead: '',
    caughtBy: 'our own key or certificate sent back to us is refused',
  },
  {
    without: 'the refusal of our own certificate',
    file: TRANSCRIPT,
    text: 'if (sameBytes(own.fingerprint, partner.fingerprint)) return null;',
    instead: '',
    caughtBy: 'our own key or certificate sent back to us is refused',
  },
  {
    without: 'the refusal of a later run',
    file: RUN,
    text: "if (message.run > run.number) return failed('order');",
    instead: '',
    caughtBy: 'a message of a later run is refused',
  },
  {
    without: 'the deafness to an earlier run',
    file: RUN,
    text: 'if (message.run < run.number) return to(state);',
    instead: '',
    caughtBy: 'a message of an earlier run counts for nothing',
  },
  {
    without: 'the limit of runs',
    file: RUN,
    text: 'number > MAX_RUNS',
    instead: 'false',
    caughtBy: 'a match has three runs',
  },
  {
    without: 'the timeout',
    file: START,
    text: "apply({ type: 'broke', reason: 'timeout' })",
    instead: 'undefined',
    caughtBy: 'a run ends after ten minutes',
  },
  {
    without: 'the look at more than the first fingerprint',
    file: SDP,
    text: 'if (!others.every((other) => other !== null && sameBytes(first, other)))',
    instead: 'if (false)',
    caughtBy: 'one fingerprint line among others does not pass for all',
  },
  {
    without: 'the look at lines of another hash',
    file: SDP,
    text: 'lines.map(fingerprintOf)',
    instead: 'lines.map(fingerprintOf).filter((line) => line !== null)',
    caughtBy: 'one fingerprint line among others does not pass for all',
  },
  {
    without: 'the look at the transports of sound and picture',
    file: CERTIFICATES,
    text: ', ...ends.map((end) => end.transport)]',
    instead: ']',
    caughtBy: 'a second transport that leads to somebody else leaves the call unverified',
  },
  {
    without: 'the comparison of certificate and description',
    file: CERTIFICATES,
    text: "described.kind === 'one' ?",
    instead: "described.kind === 'one' && certificates.length === 0 ?",
    caughtBy: 'a certificate that the description does not name leaves the call unverified',
  },
  {
    without: 'the wait for every transport',
    file: CERTIFICATES,
    text: "transport.state === 'connected' ? [] : [null]",
    instead: '[]',
    caughtBy: 'a call whose certificates are not all there yet is not verified',
  },
];

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'visavis-mutants-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** A copy of the source, changed in one place: a mutant that changes nothing is an error, never a success. */
async function copyOf(name: string, mutant?: Mutant): Promise<Subject> {
  const root = join(folder, name);
  await mkdir(join(root, 'verification'), { recursive: true });
  for (const file of FILES) {
    const source = await readFile(new URL(`../${file}`, import.meta.url), 'utf8');
    await writeFile(join(root, file), mutant?.file === file ? changed(source, mutant) : source);
  }
  const load = (file: string) => import(/* @vite-ignore */ pathToFileURL(join(root, 'verification', file)).href);
  const { startVerification } = await load('start-verification.ts');
  const { fingerprintIn } = await load('sdp-fingerprints.ts');
  const { readFingerprints } = await load('fingerprints.ts');
  return { startVerification, fingerprintIn, readFingerprints };
}

function changed(source: string, { text, instead }: Mutant): string {
  const pieces = source.split(text);
  if (pieces.length !== 2) throw new Error(`stands ${pieces.length - 1} times in the source: ${text}`);
  return pieces.join(instead);
}

async function failureOf(scenario: Scenario, subject: Subject): Promise<unknown> {
  return SCENARIOS[scenario](subject).then(
    () => null,
    (error: unknown) => error,
  );
}

describe('without one of its checks', () => {
  it('an unchanged copy withstands all, so that copying alone catches nothing', async () => {
    const copy = await copyOf('unchanged');
    for (const scenario of Object.values(SCENARIOS)) await scenario(copy);
  });

  it('a change that is not to be found in the source is an error', async () => {
    const [first] = MUTANTS;
    if (first === undefined) throw new Error('there are no mutants');
    await expect(copyOf('lost', { ...first, text: 'no such line' })).rejects.toThrow('stands 0 times');
  });

  it.each(MUTANTS.map((mutant, at) => ({ ...mutant, at })))('[D8] $without: caught', async (mutant) => {
    const subject = await copyOf(`mutant-${mutant.at}`, mutant);
    const failure = await failureOf(mutant.caughtBy, subject);
    // By what it expects, not because the mutant does not run.
    expect(failure).toMatchObject({ name: 'AssertionError' });
  });

  it('every scenario has a mutant that it catches', () => {
    const guarding = new Set(MUTANTS.map((mutant) => mutant.caughtBy));
    expect(Object.keys(SCENARIOS).filter((name) => !guarding.has(name as Scenario))).toEqual([]);
  });
});
