import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerChecks } from './answer-checks.ts';
import { type FromWorker, type Pixels, readFromWorker, SIDE } from './check-message.ts';
import { loadNsfwModel } from './nsfw-model.ts';
import { judge, type Likelihood } from './verdict.ts';

const wasm = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));
const FILES = { plain: join(wasm, 'tfjs-backend-wasm.wasm'), simd: join(wasm, 'tfjs-backend-wasm-simd.wasm') };

type Colour = readonly [red: number, green: number, blue: number];

const painted = (colourAt: (x: number, y: number) => Colour): Pixels => {
  const data = new Uint8Array(SIDE * SIDE * 4);
  for (let y = 0; y < SIDE; y += 1) for (let x = 0; x < SIDE; x += 1) data.set([...colourAt(x, y), 255], (y * SIDE + x) * 4);
  return { width: SIDE, height: SIDE, data };
};

/** The same noise each time. */
function noise(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 256;
  };
}

const inside = (x: number, y: number, [cx, cy, radius]: readonly [number, number, number]) => Math.hypot(x - cx, y - cy) < radius;
const SKIN: Colour = [224, 172, 138];

/** No camera's pictures, and nobody in them: what the model makes of people cannot be tested here. */
const NEUTRAL: Readonly<Record<string, () => Pixels>> = {
  black: () => painted(() => [0, 0, 0]),
  white: () => painted(() => [255, 255, 255]),
  grey: () => painted(() => [128, 128, 128]),
  blue: () => painted(() => [20, 40, 200]),
  'a gradient': () => painted((x, y) => [x, y, 255 - x]),
  'stripes, like a test card': () => painted((x) => [x % 64 < 32 ? 220 : 30, (x >> 5) * 32, 120]),
  'a head and shoulders before a wall': () =>
    painted((x, y) => (inside(x, y, [112, 90, 45]) ? SKIN : inside(x, y, [112, 230, 95]) ? [40, 60, 110] : [205, 205, 198])),
  noise: () => {
    const next = noise();
    return painted(() => [next(), next(), next()]);
  },
  'nothing but skin': () => painted(() => SKIN),
  'blobs of skin': () => painted((x, y) => (inside(x, y, [80, 110, 60]) || inside(x, y, [160, 120, 50]) ? SKIN : [150, 110, 90])),
};

describe('the real model, through the worker’s own code', () => {
  const { port1: page, port2: worker } = new MessageChannel();
  const asked = vi.fn((): never => {
    throw new Error('nothing is fetched');
  });
  let answers: FromWorker[] = [];
  let turn = 0;

  async function ask(message: unknown): Promise<FromWorker | undefined> {
    answers = [];
    page.postMessage(message);
    await vi.waitUntil(() => answers.length > 0, { timeout: 20_000, interval: 5 });
    return answers[0];
  }

  async function likelihoodOf(picture: Pixels): Promise<Likelihood> {
    turn += 1;
    const answer = await ask({ type: 'check', turn, picture });
    if (answer?.type !== 'checked' || answer.turn !== turn) throw new Error(`answered ${answer?.type}`);
    return answer.likelihood;
  }

  beforeAll(async () => {
    for (const name of ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource']) vi.stubGlobal(name, asked);
    page.addEventListener('message', ({ data }) => {
      const message = readFromWorker(data);
      if (message === null) throw new Error('the worker said what is no answer');
      answers.push(message);
    });
    page.start();
    worker.start();
    // The port of a channel takes the place of a worker's own scope.
    await answerChecks(worker, () => loadNsfwModel(FILES));
    await vi.waitUntil(() => answers.length > 0, { interval: 5 });
  }, 60_000);

  afterAll(() => {
    page.close();
    vi.unstubAllGlobals();
  });

  it('is there without a request to anybody', () => {
    expect(answers).toEqual([{ type: 'ready' }]);
    expect(asked).not.toHaveBeenCalled();
  });

  it.each(Object.entries(NEUTRAL))('takes %s for clear', async (_, picture) => {
    expect(judge(await likelihoodOf(picture()))).toBe('clear');
  });

  it('answers the same picture with the same numbers', async () => {
    const gradient = () => painted((x, y) => [x, y, 255 - x]);
    expect(await likelihoodOf(gradient())).toEqual(await likelihoodOf(gradient()));
  });

  it('tells pictures apart', async () => {
    const [wall, skin] = [await likelihoodOf(painted(() => [128, 128, 128])), await likelihoodOf(painted(() => SKIN))];
    expect(wall).not.toEqual(skin);
  });

  it.each([
    ['no message', null],
    ['a word', 'check'],
    ['a picture of another size', { type: 'check', turn: 1, picture: { width: 320, height: 240, data: new Uint8Array(320 * 240 * 4) } }],
    ['a picture with too few pixels', { type: 'check', turn: 1, picture: { width: SIDE, height: SIDE, data: new Uint8Array(16) } }],
    ['an empty picture', { type: 'check', turn: 1, picture: {} }],
    ['a turn that is none', { type: 'check', turn: -1, picture: painted(() => SKIN) }],
    ['more than it knows', { type: 'check', turn: 1, picture: painted(() => SKIN), address: 'https://elsewhere.example/' }],
  ])('says that it failed on %s, and goes on', async (_, message) => {
    expect(await ask(message)).toEqual({ type: 'failed' });
    expect(judge(await likelihoodOf(painted(() => [0, 0, 0])))).toBe('clear');
  });

  it('has asked nobody for anything by the end', () => {
    expect(asked).not.toHaveBeenCalled();
  });
});
