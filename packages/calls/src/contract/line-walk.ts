import fc from 'fast-check';
import { expect } from 'vitest';
import type { Fate } from '../memory-lines.ts';
import type { LineEvent, NodeLine, NodeMessage } from '../node-line.ts';
import type { LinesUnderTest } from './lines-under-test.ts';

const NODES = ['east', 'west', 'north'] as const;
/** Who was gone for so long is not told of losses any more [L7]. */
const FORGOTTEN_MS = 60_000;
type Name = (typeof NODES)[number];

type Step =
  | { readonly kind: 'send'; readonly from: Name; readonly to: Name; readonly count: number }
  | { readonly kind: 'fate'; readonly from: Name | null; readonly to: Name | null; readonly fate: Fate }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'settle' }
  | { readonly kind: 'lose'; readonly node: Name };

const node = fc.constantFrom(...NODES);
const fate = fc.constantFrom<Fate>('arrives', 'arrives', 'arrives', 'refused', 'in doubt', 'lost', 'twice');

/** Random uses of lines, under random faults. */
export const walk: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('send' as const), from: node, to: node, count: fc.constantFrom(1, 1, 2, 5, 300) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('fate' as const), from: fc.option(node), to: fc.option(node), fate }) },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), ms: fc.constantFrom(250, 250, 1_000, 1_500, 3_500, 31_000) }) },
    { weight: 4, arbitrary: fc.constant({ kind: 'settle' } as const) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const), node: fc.constant('north' as const) }) },
  ),
  { maxLength: 40, size: 'max' },
);

/** What one node heard of another: the numbers of messages, and where it was told that some may be missing. */
type Heard = readonly (number | 'gap' | 'gone')[];

export async function expectEveryLossNoticed(under: LinesUnderTest, steps: readonly Step[]): Promise<void> {
  const events = new Map<string, LineEvent[]>();
  const lines = new Map<string, NodeLine>();
  for (const name of NODES) {
    const heard: LineEvent[] = [];
    events.set(name, heard);
    lines.set(name, await under.open(name, (told) => heard.push(...told)));
  }
  const fates = new Map<string, Fate>();
  const sent = new Map<string, number>();
  under.setFate((from, to) => fates.get(`${from} ${to}`) ?? 'arrives');
  let time = 0;
  const act = async (step: Step): Promise<void> => {
    if (step.kind === 'pass' && time + step.ms < FORGOTTEN_MS) {
      time += step.ms;
      await under.pass(step.ms);
    }
    if (step.kind === 'settle') await under.settle();
    if (step.kind === 'lose') {
      under.lose(step.node);
      lines.delete(step.node);
    }
    if (step.kind === 'fate') {
      for (const from of step.from === null ? NODES : [step.from]) for (const to of step.to === null ? NODES : [step.to]) fates.set(`${from} ${to}`, step.fate);
    }
    if (step.kind !== 'send') return;
    const way = `${step.from} ${step.to}`;
    for (let left = step.count; left > 0; left -= 1) {
      const number = (sent.get(way) ?? 0) + 1;
      if (lines.has(step.from)) sent.set(way, number);
      lines.get(step.from)?.send(step.to, numbered(number));
    }
  };
  for (const step of steps) await act(step);
  fates.clear();
  // A second and a bit, and a tick for what was held back.
  await under.pass(1_500);
  for (const from of NODES) {
    for (const to of NODES) {
      const isAtRest = lines.has(from) && lines.has(to);
      expectLossesTold(events.get(to) ?? [], { from, sent: isAtRest ? (sent.get(`${from} ${to}`) ?? 0) : null });
    }
  }
}

/** A frame that has a number. */
export const numbered = (number: number): NodeMessage => ({ kind: 'frame', match: 'AAECAwQFBgcICQoLDA0ODw', to: 'polite', frame: new Uint8Array([number >> 8, number & 255]) });

/** Of frames numbered from 1 on by one sender: none came out of order or twice, and every loss was told. `sent`: how many there were; `null` while some may be under way. */
export function expectLossesTold(events: readonly LineEvent[], { from, sent }: { readonly from: string; readonly sent: number | null }): void {
  const heard = heardOf(events, from);
  expectInOrder(heard);
  if (sent !== null) expectNoticed(heard, sent);
}

const heardOf = (events: readonly LineEvent[], from: string): Heard => events.flatMap((event): Heard => {
  if (event.kind === 'gone') return event.node === from ? ['gone'] : [];
  if (event.from !== from) return [];
  if (event.kind === 'gap') return ['gap'];
  const [high = 0, low = 0] = event.message.kind === 'frame' ? event.message.frame : [];
  return [high * 256 + low];
});

function expectInOrder(heard: Heard): void {
  let last = 0;
  let isTold = false;
  for (const one of heard) {
    if (typeof one === 'number') {
      expect(one, '[L1] in order, and once').toBeGreaterThan(last);
      if (one > last + 1) expect(isTold, '[L2] a loss is told before what was sent later').toBe(true);
      last = one;
      isTold = false;
    } else isTold = true;
  }
}

function expectNoticed(heard: Heard, sent: number): void {
  const last = heard.findLast((one) => typeof one === 'number') ?? 0;
  if (last === sent) return;
  const isTold = heard.findLastIndex((one) => typeof one !== 'number') > heard.lastIndexOf(last);
  expect(isTold, `[L2] ${sent - last} of the last are lost, and that is told`).toBe(true);
}
