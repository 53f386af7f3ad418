import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CallVisitor } from '../call-visitor.ts';
import { type Figure, median, percentile, type Plain, plain, type Side } from '../figure.ts';
import { wholeProduct } from '../processes/whole-product.ts';

const BENCH = 'call';
const CALLS = 20;
const CLICK_MS = 1_000;
const NEXT_MS = 600;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--autoplay-policy=no-user-gesture-required',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  // Each page stands for a machine of its own: none may be slowed as "in the background".
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

interface Told {
  readonly onRound: (side: Side, measured: unknown) => void;
}

interface Measured {
  readonly click: number;
  readonly next: number;
  /** Two bare connections in one page, through the same relay. */
  readonly bare: number;
}

/** How long a visitor waits for the first frame when somebody is there: the whole product, shielded, through its own coturn. */
export async function call({ onRound }: Told): Promise<readonly (Figure | Plain)[]> {
  const executablePath = CHROMIUM.find(existsSync);
  if (executablePath === undefined) throw new Error('Chromium is missing: apt-get install chromium');
  const product = await wholeProduct();
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const visitors = await Promise.all([0, 1, 2].map(() => CallVisitor.of(browser, product.origin)));
    const calls: Measured[] = [];
    for (let one = 0; one < CALLS; one += 1) {
      const measured = await measure(visitors);
      onRound('ours', measured);
      calls.push(measured);
    }
    return figures(calls);
  } finally {
    await browser.close();
    await product.stop();
  }
}

/** One meets somebody who waits, and then, by Next, somebody else who waits. */
async function measure([ada, ben, cleo]: readonly CallVisitor[]): Promise<Measured> {
  if (ada === undefined || ben === undefined || cleo === undefined) throw new RangeError('three visitors');
  for (const visitor of [ada, ben, cleo]) await visitor.isReady();
  await ada.waits();
  const click = await ben.press('Find someone');
  await ada.sees();
  await cleo.waits();
  const next = await ben.press('Next');
  return { click, next, bare: await cleo.bare(cleo.iceServers) };
}

function figures(calls: readonly Measured[]): readonly (Figure | Plain)[] {
  const bare = median(calls.map((one) => one.bare));
  return [
    ...of({ figure: 'from the click on “Find someone” to the first frame', limit: CLICK_MS }, calls.map(({ click }) => click), bare),
    ...of({ figure: 'from “Next” to the first frame of the next one', limit: NEXT_MS }, calls.map(({ next }) => next), bare),
  ];
}

function of({ figure, limit }: { readonly figure: string; readonly limit: number }, times: readonly number[], bare: number): readonly (Figure | Plain)[] {
  const value = median(times);
  const bar = { of: 'value', is: 'at most', limit } as const;
  return [
    {
      ...plain({ bench: BENCH, figure: `${figure}, median of ${times.length}`, unit: 'ms', bar }, value),
      beside: 'two bare connections through the same relay',
      baseline: Number(bare.toPrecision(3)),
      ratio: Number((value / bare).toPrecision(3)),
    },
    plain({ bench: BENCH, figure: `${figure}, 95 of 100`, unit: 'ms' }, percentile(times, 95)),
  ];
}
