import { describe, expect, it } from 'vitest';
import { CHECK_LIMIT_MS } from './check-worker.ts';
import { FakeWorker } from './fake-worker.ts';
import type { PictureView } from './guard-state.ts';
import { createPictureGuard } from './picture-guard.ts';
import { FASTEST_MS, SLOWEST_MS } from './pace.ts';
import type { PictureSource } from './picture-source.ts';
import { VirtualClock } from './virtual-clock.ts';
import { STALLED_MS } from './watched-picture.ts';

const CLEAR = { Drawing: 0, Hentai: 0, Neutral: 1, Porn: 0, Sexy: 0 };
const BAD = { Drawing: 0, Hentai: 0, Neutral: 0, Porn: 1, Sexy: 0 };

/** A stream with one picture, that moves with the clock. */
class FakePicture extends EventTarget {
  track = 'one';
  isMoving = true;
  taken = 0;
  isStopped = false;
  /** What a browser that hands out no frame does. */
  take: () => Promise<ImageBitmap> = async () => this.#frame();
  closed = 0;
  #moment = 0;

  getVideoTracks = () => [{ id: this.track }];
  asStream = () => this as unknown as MediaStream;
  asSource = (): PictureSource => ({
    moment: () => (this.isMoving ? (this.#moment += 1) : this.#moment),
    take: () => this.take(),
    stop: () => {
      this.isStopped = true;
    },
  });

  #frame(): ImageBitmap {
    this.taken += 1;
    // Neither is painted here.
    return { width: 224, height: 224, close: () => (this.closed += 1) } as unknown as ImageBitmap;
  }
}

function setUp({ tookMs = 50, random = 0.5 } = {}) {
  const clock = new VirtualClock();
  const workers: FakeWorker[] = [];
  const pictures = new Map<unknown, FakePicture>();
  const shared = { likelihood: CLEAR, inFlight: 0, mostInFlight: 0, checks: 0, isReady: true, tookMs };
  const guard = createPictureGuard({
    createWorker() {
      const worker = new FakeWorker();
      workers.push(worker);
      worker.onCheck = (turn) => {
        shared.checks += 1;
        shared.inFlight += 1;
        shared.mostInFlight = Math.max(shared.mostInFlight, shared.inFlight);
        clock.after(shared.tookMs, () => {
          shared.inFlight -= 1;
          worker.say({ type: 'checked', turn, likelihood: shared.likelihood });
        });
      };
      if (shared.isReady) clock.after(1_000, () => worker.say({ type: 'ready' }));
      return worker;
    },
    clock,
    now: clock.now,
    random: () => random,
    openSource: (stream) => pictures.get(stream)?.asSource() ?? new FakePicture().asSource(),
  });
  function watch(side: 'own' | 'partner' = 'partner') {
    const [picture, views] = [new FakePicture(), [] as PictureView[]];
    pictures.set(picture.asStream(), picture);
    const { stop } = guard.watch({ stream: picture.asStream(), side, onView: (view) => views.push(view) });
    return { picture, views, stop };
  }
  return { clock, workers, guard, watch, shared };
}

describe('a watched picture', () => {
  it('is covered before watch returns, and shown after three clear verdicts', async () => {
    const { clock, shared, watch } = setUp();
    const { views } = watch();
    expect(views).toEqual(['loading']);
    await clock.pass(1_000);
    expect(views).toEqual(['loading', 'checking']);
    await clock.pass(1_000);
    expect([views.at(-1), shared.checks]).toEqual(['checking', 2]);
    await clock.pass(500);
    expect(views).toEqual(['loading', 'checking', 'clear']);
  });

  it('starts out covered where the model is there already', async () => {
    const { clock, watch, workers } = setUp();
    watch('own');
    await clock.pass(4_000);
    expect(watch().views).toEqual(['checking']);
    expect(workers).toHaveLength(1);
  });

  it('is covered again within two looks at something bad', async () => {
    const { clock, shared, watch } = setUp();
    const { views } = watch();
    await clock.pass(4_000);
    shared.likelihood = BAD;
    await clock.pass(1_200);
    expect(views).toEqual(['loading', 'checking', 'clear', 'covered']);
    shared.likelihood = CLEAR;
    await clock.pass(2_000);
    expect(views.at(-1)).toBe('clear');
  });

  it('is covered when it stood still, when its track is another, and when a track comes in', async () => {
    const { clock, watch } = setUp();
    const { picture, views } = watch();
    await clock.pass(4_000);
    expect(views.splice(0).at(-1)).toBe('clear');
    picture.isMoving = false;
    await clock.pass(STALLED_MS + 200);
    expect(views.splice(0)).toEqual(['checking']);
    picture.isMoving = true;
    await clock.pass(4_000);
    expect(views.splice(0)).toEqual(['clear']);
    picture.track = 'two';
    await clock.pass(100);
    expect(views.splice(0)).toEqual(['checking']);
    await clock.pass(4_000);
    expect(views.splice(0)).toEqual(['clear']);
    picture.dispatchEvent(new Event('addtrack'));
    expect(views).toEqual(['checking']);
  });

  it('is not judged by a frame of the picture before', async () => {
    const { clock, watch } = setUp({ tookMs: 400 });
    const { picture, views } = watch();
    // The third frame is on its way to its verdict when the track changes.
    await clock.pass(1_000 + 2 * 1_150 + 200);
    expect(picture.taken).toBe(3);
    picture.track = 'two';
    // Two more verdicts would do if that one counted.
    while (picture.taken < 6) await clock.pass(50);
    expect(views).toEqual(['loading', 'checking']);
    await clock.pass(1_500);
    expect(views.at(-1)).toBe('clear');
  });

  it('without a frame waits, and takes none twice', async () => {
    const { clock, shared, watch } = setUp();
    const { picture, views } = watch();
    picture.isMoving = false;
    await clock.pass(2_500);
    expect([views, shared.checks]).toEqual([['loading', 'checking'], 1]);
  });
});

describe('the checks', () => {
  it('are one at a time, and the sides take turns', async () => {
    const { clock, shared, watch } = setUp({ tookMs: 140 });
    const [own, partner] = [watch('own'), watch('partner')];
    await clock.pass(20_000);
    expect(shared.mostInFlight).toBe(1);
    expect(Math.abs(own.picture.taken - partner.picture.taken)).toBeLessThanOrEqual(1);
    expect(own.picture.taken).toBeGreaterThan(20);
    expect(own.views.at(-1)).toBe('clear');
  });

  it('begin with the partner, whom the visitor is to be protected from first', async () => {
    const { clock, watch } = setUp({ tookMs: 300 });
    const [own, partner] = [watch('own'), watch('partner')];
    await clock.pass(1_200);
    expect([own.picture.taken, partner.picture.taken]).toEqual([0, 1]);
  });

  it('come at moments that chance has a part in', async () => {
    const [early, late] = [setUp({ tookMs: 350, random: 0 }), setUp({ tookMs: 350, random: 1 })];
    for (const { clock, watch } of [early, late]) {
      watch();
      await clock.pass(21_000);
    }
    expect(early.shared.checks - late.shared.checks).toBeGreaterThan(5);
  });

  it.each([
    [20, 2],
    [140, 2],
    [600, 0.6],
  ])('of %i ms come no more than %d times a second', async (tookMs, most) => {
    const { clock, shared, watch } = setUp({ tookMs });
    watch();
    await clock.pass(21_000);
    expect(shared.checks / 20).toBeLessThanOrEqual(most + 0.05);
    expect(shared.checks / 20).toBeGreaterThan(most / 2);
  });

  it('go on for one side when the other is stopped in the middle of its own', async () => {
    const { clock, shared, watch } = setUp({ tookMs: 300 });
    const [own, partner] = [watch('own'), watch('partner')];
    await clock.pass(1_100);
    partner.stop();
    await clock.pass(10_000);
    expect(partner.picture.isStopped).toBe(true);
    expect(partner.views).toEqual(['loading', 'checking']);
    expect(own.views.at(-1)).toBe('clear');
    expect(shared.mostInFlight).toBe(1);
  });
});

describe('what goes wrong', () => {
  it.each(['error', 'messageerror'] as const)('covers all pictures for good: %s', async (type) => {
    const { clock, watch, workers } = setUp();
    const [own, partner] = [watch('own'), watch('partner')];
    await clock.pass(6_000);
    expect([own.views.at(-1), partner.views.at(-1)]).toEqual(['clear', 'clear']);
    workers[0]?.crash(type);
    expect([own.views.at(-1), partner.views.at(-1)]).toEqual(['failed', 'failed']);
    await clock.pass(6_000);
    expect(own.views.at(-1)).toBe('failed');
  });

  it('covers at the worker’s garbage and at its silence', async () => {
    const garbage = setUp();
    const one = garbage.watch();
    await garbage.clock.pass(4_000);
    garbage.workers[0]?.say({ type: 'checked', turn: 99, likelihood: CLEAR });
    expect(one.views.at(-1)).toBe('failed');
    const silence = setUp({ tookMs: 10 * CHECK_LIMIT_MS });
    const other = silence.watch();
    await silence.clock.pass(CHECK_LIMIT_MS + 2_000);
    expect(other.views.at(-1)).toBe('failed');
  });

  it('covers what is clear as soon as an answer is late, long before the silence counts as broken', async () => {
    const { clock, shared, watch } = setUp();
    const [partner, own] = [watch(), watch('own')];
    await clock.pass(4_000);
    shared.tookMs = 8_000;
    await clock.pass(FASTEST_MS + SLOWEST_MS + 500);
    for (const { views } of [partner, own]) expect(views).toEqual(['loading', 'checking', 'clear', 'checking']);
    shared.tookMs = 50;
    await clock.pass(12_000);
    for (const { views } of [partner, own]) expect(views.at(-1)).toBe('clear');
  });

  it('leaves what was found bad as it is, and takes a late verdict that is bad', async () => {
    const { clock, shared, watch } = setUp();
    shared.likelihood = BAD;
    const { views } = watch();
    await clock.pass(4_000);
    shared.tookMs = 8_000;
    await clock.pass(20_000);
    expect(views).toEqual(['loading', 'checking', 'covered']);
  });

  it('says of a device whose answers are always late that the check does not run there', async () => {
    const { clock, watch } = setUp({ tookMs: SLOWEST_MS + 500 });
    const { views } = watch();
    await clock.pass(60_000);
    expect(views).toEqual(['loading', 'checking', 'failed']);
  });

  it('covers where no frames can be had, whether the browser says so or not', async () => {
    for (const take of [() => Promise.reject(new DOMException('', 'InvalidStateError')), () => new Promise<never>(() => {})]) {
      const { clock, watch } = setUp();
      const { picture, views } = watch();
      await clock.pass(4_000);
      picture.take = take;
      await clock.pass(40_000);
      expect(views).toEqual(['loading', 'checking', 'clear', 'checking', 'failed']);
    }
  });

  it('is tried again with the next picture, three times in all', async () => {
    const { clock, watch, workers } = setUp();
    for (const tries of [1, 2, 3]) {
      const { views } = watch();
      await clock.pass(4_000);
      expect([views.at(-1), workers.length]).toEqual(['clear', tries]);
      workers.at(-1)?.crash('error');
      expect(views.at(-1)).toBe('failed');
    }
    expect(watch().views).toEqual(['loading', 'failed']);
    expect(workers).toHaveLength(3);
  });
});

it('a guard that is closed ends its worker, and says nothing more', async () => {
  const { clock, guard, shared, watch, workers } = setUp();
  const { picture, views } = watch();
  await clock.pass(4_000);
  const checks = shared.checks;
  guard.close();
  await clock.pass(4_000);
  expect([workers[0]?.isTerminated, picture.isStopped, shared.checks - checks]).toEqual([true, true, 0]);
  expect(views).toEqual(['loading', 'checking', 'clear']);
});
