import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Script {
  readonly dataset: Record<string, string>;
  src: string;
  integrity: string;
  onload: () => void;
}

const BEACON = { page: '/chat/', from: 'host' } as const;
const HASHES = { 'b.js': 'sha384-b', 'v.js': 'sha384-v' };
const SERVICE = { beacon: BEACON, scripts: HASHES };

let scripts: Script[];
let heard: unknown[];

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 23, 59) });
  scripts = [];
  heard = [];
  vi.stubGlobal('document', {
    createElement: () => ({ dataset: {} }),
    head: { append: (script: Script) => scripts.push(script) },
  });
  vi.stubGlobal('dispatchEvent', ({ type, detail }: CustomEvent<unknown>) => heard.push([type, detail]));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function counting() {
  const { count, startCounting } = await import('./counting.ts');
  const loaded = async (address: string) => {
    scripts.find(({ src }) => src === address)?.onload();
    await Promise.resolve();
  };
  return { count, startCounting, loaded };
}

describe('counting in the chat', () => {
  it('loads nothing by itself, and once it may what counts and what measures, each with its hash', async () => {
    const { startCounting } = await counting();
    expect(scripts).toEqual([]);
    startCounting(SERVICE);
    expect(scripts.map(({ dataset, integrity, src }) => ({ dataset, integrity, src }))).toEqual([
      { src: '/b.js', integrity: HASHES['b.js'], dataset: BEACON },
      { src: '/v.js', integrity: HASHES['v.js'], dataset: BEACON },
    ]);
  });

  it('keeps what happens until the beacon can hear it, in its order', async () => {
    const { count, loaded, startCounting } = await counting();
    startCounting(SERVICE);
    count('step:gate');
    count('started');
    await loaded('/v.js');
    expect(heard).toEqual([]);
    await loaded('/b.js');
    expect(heard).toEqual([['visavis:count', 'step:gate'], ['visavis:count', 'started']]);
  });

  it('tells a step once a day, and a call each time', async () => {
    const { count, loaded, startCounting } = await counting();
    startCounting(SERVICE);
    await loaded('/b.js');
    for (const name of ['step:match', 'started', 'step:match', 'started'] as const) count(name);
    vi.setSystemTime(Date.UTC(2026, 10, 23));
    count('step:match');
    await Promise.resolve();
    expect(heard.map((event) => (event as unknown[])[1])).toEqual(['step:match', 'started', 'started', 'step:match']);
  });
});
