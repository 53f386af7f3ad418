import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fate } from '../memory-lines.ts';
import { LINE_BUFFER, type LineEvent, type NodeLine, type NodeMessage } from '../node-line.ts';
import type { LinesUnderTest, MakeLines } from './lines-under-test.ts';
import { expectEveryLossNoticed, numbered, walk } from './line-walk.ts';

export { expectLossesTold, numbered } from './line-walk.ts';
export type { LinesUnderTest, MakeLines };

const MATCH = 'AAECAwQFBgcICQoLDA0ODw';
const heardFrom = (from: string, message: NodeMessage): LineEvent => ({ kind: 'heard', from, message });
const notes = (from: string, first: number, count: number): readonly LineEvent[] => Array.from({ length: count }, (_, index) => heardFrom(from, numbered(first + index)));

class Scene {
  readonly under: LinesUnderTest;
  readonly #lines = new Map<string, NodeLine>();
  readonly #heard = new Map<string, LineEvent[]>();

  constructor(under: LinesUnderTest) {
    this.under = under;
  }

  async open(...nodes: readonly string[]): Promise<void> {
    for (const node of nodes) {
      const heard: LineEvent[] = [];
      this.#heard.set(node, heard);
      this.#lines.set(node, await this.under.open(node, (events) => heard.push(...events)));
    }
  }

  /** Nodes that have heard of each other. */
  async acquainted(...nodes: readonly string[]): Promise<void> {
    await this.open(...nodes);
    for (const from of nodes) for (const to of nodes) if (from !== to) this.line(from).send(to, { kind: 'left', match: MATCH, to: 'polite' });
    await this.under.pass(1_000);
    for (const node of nodes) this.heard(node);
  }

  line(node: string): NodeLine {
    const line = this.#lines.get(node);
    if (line === undefined) throw new Error(`${node} is not open`);
    return line;
  }

  async send(from: string, to: string, ...numbers: readonly number[]): Promise<void> {
    for (const number of numbers) this.line(from).send(to, numbered(number));
    await this.under.settle();
  }

  /** What a node heard since this was asked last. */
  heard(node: string): readonly LineEvent[] {
    return this.#heard.get(node)?.splice(0) ?? [];
  }

  fate(fate: Fate, of: (from: string, to: string) => boolean = () => true): void {
    this.under.setFate((from, to) => (of(from, to) ? fate : 'arrives'));
  }
}

/** What every line does, by the rules L of SPEC.md. Call it in a test file of the implementation. */
export function lineContract(name: string, make: MakeLines, { runs }: { readonly runs: number } = { runs: 200 }): void {
  describe(`${name} keeps the contract of lines`, () => {
    const example = (text: string, act: (scene: Scene) => Promise<void>): void => {
      test(text, async () => {
        const under = await make();
        try {
          await act(new Scene(under));
        } finally {
          await under.close();
        }
      });
    };

    example('[L1] messages of every kind arrive as they are, in their order, also at the own node', async (scene) => {
      await scene.open('east', 'west');
      const frame = Uint8Array.from({ length: 1_200 }, (_, index) => index % 256);
      const messages: readonly NodeMessage[] = [
        { kind: 'here', match: MATCH, to: 'impolite', generation: 1, isAnswer: false },
        { kind: 'here', match: MATCH, to: 'polite', generation: 3_000_000_000, isAnswer: true },
        { kind: 'frame', match: MATCH, to: 'polite', frame },
        { kind: 'frame', match: MATCH, to: 'impolite', frame: new Uint8Array() },
        { kind: 'away', match: MATCH, to: 'polite' },
        { kind: 'lost', match: MATCH, to: 'impolite' },
        { kind: 'left', match: MATCH, to: 'impolite' },
      ];
      for (const message of messages) {
        scene.line('east').send('west', message);
        scene.line('east').send('east', message);
      }
      expect(scene.heard('west')).toEqual([]);
      await scene.under.settle();
      for (const node of ['west', 'east']) expect(scene.heard(node)).toEqual(messages.map((message) => heardFrom('east', message)));
    });

    example('[L1] what came twice, or of which nobody knew whether it came, is heard once', async (scene) => {
      await scene.open('east', 'west');
      scene.fate('twice');
      await scene.send('east', 'west', 1, 2);
      scene.fate('in doubt');
      await scene.send('east', 'west', 3, 4);
      scene.fate('arrives');
      await scene.send('east', 'west', 5);
      await scene.under.pass(1_000);
      expect(scene.heard('west')).toEqual(notes('east', 1, 5));
    });

    example('[L2] a loss is told before what was sent later', async (scene) => {
      await scene.open('east', 'west');
      await scene.send('east', 'west', 1);
      scene.fate('lost');
      await scene.send('east', 'west', 2, 3);
      scene.fate('arrives');
      await scene.send('east', 'west', 4);
      expect(scene.heard('west')).toEqual([...notes('east', 1, 1), { kind: 'gap', from: 'east' }, ...notes('east', 4, 1)]);
    });

    example('[L2] a loss after which nothing is sent is told within a second and a bit, once; also of who was never heard of', async (scene) => {
      await scene.open('east', 'west');
      await scene.under.pass(1_000);
      scene.fate('lost');
      await scene.send('east', 'west', 1);
      scene.fate('arrives');
      await scene.under.pass(1_250);
      expect(scene.heard('west')).toEqual([{ kind: 'gap', from: 'east' }]);
      await scene.under.pass(5_000);
      expect([scene.heard('west'), scene.heard('east')]).toEqual([[], []]);
    });

    example('[L3] [L4] while the line is away messages wait, and nobody is gone', async (scene) => {
      await scene.acquainted('east', 'west');
      scene.fate('refused');
      await scene.send('east', 'west', 1);
      await scene.under.pass(20_000);
      await scene.send('east', 'west', 2, 3);
      expect([scene.heard('west'), scene.line('west').isThere('east')]).toEqual([[], false]);
      scene.fate('arrives');
      await scene.under.pass(3_500);
      expect([scene.heard('west'), scene.heard('east')]).toEqual([notes('east', 1, 3), []]);
      expect(scene.line('west').isThere('east')).toBe(true);
    });

    example('[L3] of more than 1,000 that wait the newest are lost, and that is told', async (scene) => {
      await scene.acquainted('east', 'west');
      scene.fate('refused');
      const word: NodeMessage = { kind: 'left', match: MATCH, to: 'polite' };
      await scene.send('east', 'west', ...Array.from({ length: LINE_BUFFER }, (_, index) => index));
      for (let index = 0; index < LINE_BUFFER; index += 1) scene.line('east').send('west', word);
      scene.fate('arrives');
      await scene.under.pass(1_250);
      const heard = scene.heard('west');
      expect(heard.slice(0, LINE_BUFFER / 2)).toEqual(notes('east', 0, LINE_BUFFER / 2));
      // Frames leave room for words about seats.
      expect(heard.filter((event) => event.kind === 'heard' && event.message.kind === 'left')).toHaveLength(LINE_BUFFER / 2);
      expect(heard.at(-1)).toEqual({ kind: 'gap', from: 'east' });
      await scene.send('east', 'west', 7);
      expect(scene.heard('west')).toEqual(notes('east', 7, 1));
    });

    example('[L3] what waited for 30 s is lost, and that is told', async (scene) => {
      await scene.acquainted('east', 'west');
      scene.fate('refused');
      await scene.send('east', 'west', 1);
      await scene.under.pass(20_000);
      await scene.send('east', 'west', 2);
      await scene.under.pass(10_000);
      scene.fate('arrives');
      await scene.under.pass(1_250);
      expect(scene.heard('west')).toEqual([{ kind: 'gap', from: 'east' }, ...notes('east', 2, 1)]);
    });

    example('[L4] a node that is silent for 3 s is gone, once, for those who heard of it', async (scene) => {
      await scene.acquainted('east', 'west');
      await scene.open('north');
      expect(scene.line('east').isThere('west')).toBe(true);
      expect(scene.line('north').isThere('west')).toBe(false);
      scene.under.lose('west');
      await scene.under.pass(1_750);
      expect(scene.heard('east')).toEqual([]);
      await scene.under.pass(1_500);
      expect(scene.heard('east')).toEqual([{ kind: 'gone', node: 'west' }]);
      expect(scene.line('east').isThere('west')).toBe(false);
      await scene.under.pass(10_000);
      expect([scene.heard('east'), scene.heard('north')]).toEqual([[], []]);
    });

    example('[L4] a node that does not answer the first message is gone as well', async (scene) => {
      await scene.open('east');
      await scene.send('east', 'nobody', 1);
      await scene.under.pass(2_500);
      expect(scene.heard('east')).toEqual([]);
      await scene.under.pass(1_000);
      expect(scene.heard('east')).toEqual([{ kind: 'gone', node: 'nobody' }]);
      await scene.under.pass(5_000);
      await scene.send('east', 'nobody', 1);
      await scene.under.pass(3_250);
      expect(scene.heard('east')).toEqual([{ kind: 'gone', node: 'nobody' }]);
    });

    example('[L4] when the line is back the others have 3 s to speak', async (scene) => {
      await scene.acquainted('east', 'west', 'north');
      scene.fate('refused');
      await scene.under.pass(5_000);
      scene.fate('refused', (from, to) => from !== to);
      await scene.under.pass(2_000);
      scene.fate('refused', (from, to) => from !== to && (from === 'west' || to === 'west'));
      await scene.under.pass(2_000);
      expect(scene.heard('east')).toEqual([{ kind: 'gone', node: 'west' }]);
    });

    example('[L4] [L7] a node for which alone the line is away is gone for the others, and the others are not for it; back, both are told', async (scene) => {
      await scene.acquainted('east', 'west', 'north');
      scene.fate('refused', (from, to) => from === 'west' || to === 'west');
      await scene.send('west', 'east', 1);
      await scene.send('east', 'west', 1);
      await scene.under.pass(4_000);
      for (const node of ['east', 'north']) expect(scene.heard(node)).toEqual([{ kind: 'gone', node: 'west' }]);
      expect(scene.heard('west')).toEqual([]);
      scene.fate('arrives');
      await scene.under.pass(1_250);
      expect(scene.heard('east')).toEqual([{ kind: 'gap', from: 'west' }, ...notes('west', 1, 1)]);
      expect(scene.heard('west').toSorted((one, other) => JSON.stringify(one).localeCompare(JSON.stringify(other)))).toEqual([{ kind: 'gap', from: 'east' }, { kind: 'gap', from: 'north' }]);
      expect(scene.line('east').isThere('west')).toBe(true);
    });

    example('[L1] [L7] what was heard of a node before it was gone is not heard again when it is back', async (scene) => {
      await scene.acquainted('east', 'west');
      scene.fate('in doubt', (from, to) => from === 'west' && to === 'east');
      await scene.send('west', 'east', 1);
      expect(scene.heard('east')).toEqual(notes('west', 1, 1));
      scene.fate('refused', (from) => from === 'west');
      await scene.under.pass(4_000);
      expect(scene.heard('east')).toEqual([{ kind: 'gone', node: 'west' }]);
      scene.fate('arrives');
      await scene.under.pass(1_250);
      expect(scene.heard('east')).toEqual([{ kind: 'gap', from: 'west' }]);
    });

    example('[L1] what was sent before a line is closed goes first', async (scene) => {
      await scene.open('east', 'west');
      for (const number of [1, 2]) scene.line('west').send('east', numbered(number));
      await scene.line('west').close();
      await scene.under.settle();
      expect(scene.heard('east')).toEqual(notes('west', 1, 2));
    });

    example('[L1] a line that was closed neither sends nor hears', async (scene) => {
      await scene.acquainted('east', 'west');
      await scene.line('west').close();
      await scene.send('east', 'west', 1);
      await scene.send('west', 'east', 1);
      expect([scene.heard('east'), scene.heard('west')]).toEqual([[], []]);
    });

    test(`[L1] [L2] [L3] [L4] nothing comes out of order or twice, and every loss is noticed, in ${runs} random runs`, async () => {
      await fc.assert(fc.asyncProperty(walk, async (steps) => {
        const under = await make();
        try {
          await expectEveryLossNoticed(under, steps);
        } finally {
          await under.close();
        }
      }), { numRuns: runs });
    });
  });
}
