import { describe, expect, it, vi } from 'vitest';
import { answerChecks, type Classify, type PagePort } from './answer-checks.ts';
import { type FromWorker, SIDE } from './check-message.ts';

const LIKELIHOOD = { Drawing: 0, Hentai: 0, Neutral: 1, Porn: 0, Sexy: 0 };
const picture = { width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE * 4) };
const check = (turn: number) => ({ type: 'check', turn, picture });

function setUp(loadModel: () => Promise<Classify>) {
  const said: FromWorker[] = [];
  let listener: (event: { readonly data: unknown }) => void = () => {};
  const port: PagePort = {
    postMessage: (message) => said.push(message),
    addEventListener(_, heard) {
      listener = heard;
    },
  };
  return { said, hear: (data: unknown) => listener({ data }), loaded: answerChecks(port, loadModel) };
}

describe('the worker', () => {
  it('says when it is ready, and answers by turn', async () => {
    const { hear, loaded, said } = setUp(async () => async () => LIKELIHOOD);
    await loaded;
    hear(check(4));
    await vi.waitUntil(() => said.length === 2);
    expect(said).toEqual([{ type: 'ready' }, { type: 'checked', turn: 4, likelihood: LIKELIHOOD }]);
  });

  it('says that it failed where the model cannot be had, and to pictures that come before it', async () => {
    const { hear, loaded, said } = setUp(() => Promise.reject(new Error('no WebAssembly')));
    hear(check(1));
    await loaded;
    expect(said).toEqual([{ type: 'failed' }, { type: 'failed' }]);
  });

  it('says which picture it could not judge, and judges the next', async () => {
    const classify = vi.fn<Classify>().mockRejectedValueOnce(new Error('out of memory')).mockResolvedValue(LIKELIHOOD);
    const { hear, loaded, said } = setUp(async () => classify);
    await loaded;
    hear(check(1));
    await vi.waitUntil(() => said.length === 2);
    hear(check(2));
    await vi.waitUntil(() => said.length === 3);
    expect(said.slice(1)).toEqual([{ type: 'unjudged', turn: 1 }, { type: 'checked', turn: 2, likelihood: LIKELIHOOD }]);
  });

  it('takes one picture at a time', async () => {
    const classify = vi.fn<Classify>(() => new Promise(() => {}));
    const { hear, loaded, said } = setUp(async () => classify);
    await loaded;
    hear(check(1));
    hear(check(2));
    expect(said).toEqual([{ type: 'ready' }, { type: 'failed' }]);
    expect(classify).toHaveBeenCalledOnce();
  });
});
