import { describe, expect, it, vi } from 'vitest';
import { SIDE } from './check-message.ts';
import { CHECK_LIMIT_MS, LOAD_LIMIT_MS, openCheckWorker } from './check-worker.ts';
import { FakeWorker } from './fake-worker.ts';
import { VirtualClock } from './virtual-clock.ts';

const picture = { width: SIDE, height: SIDE, data: new Uint8Array(SIDE * SIDE * 4) };
const likelihood = { Drawing: 0, Hentai: 0, Neutral: 1, Porn: 0, Sexy: 0 };

function open(createWorker?: () => FakeWorker) {
  const [worker, clock] = [new FakeWorker(), new VirtualClock()];
  const told = { ready: vi.fn(), answer: vi.fn(), broken: vi.fn() };
  const line = openCheckWorker({
    createWorker: createWorker ?? (() => worker),
    after: (ms, then) => clock.after(ms, then),
    onReady: told.ready,
    onAnswer: told.answer,
    onBroken: told.broken,
  });
  return { worker, clock, line, ...told };
}

describe('the line to the worker', () => {
  it('hands a picture over, and its answer back', () => {
    const { answer, broken, line, ready, worker } = open();
    worker.say({ type: 'ready' });
    line.check(7, picture);
    expect(worker.heard).toEqual([{ type: 'check', turn: 7, picture }]);
    worker.say({ type: 'checked', turn: 7, likelihood });
    expect([ready, answer, broken].map(({ mock }) => mock.calls.length)).toEqual([1, 1, 0]);
  });

  it.each([
    ['garbage', 'hello'],
    ['an answer nobody asked for', { type: 'checked', turn: 8, likelihood }],
    ['a likelihood that is none', { type: 'checked', turn: 7, likelihood: { ...likelihood, Porn: 3 } }],
    ['that it is ready once more', { type: 'ready' }],
    ['that it failed', { type: 'failed' }],
  ])('ends when the worker says %s', (_, message) => {
    const { answer, broken, line, worker } = open();
    worker.say({ type: 'ready' });
    line.check(7, picture);
    worker.say(message);
    worker.say({ type: 'checked', turn: 7, likelihood });
    expect(broken).toHaveBeenCalledOnce();
    expect(answer).not.toHaveBeenCalled();
    expect(worker.isTerminated).toBe(true);
  });

  it.each(['error', 'messageerror'] as const)('ends on %s, and leaves no line in a console', (type) => {
    const { broken, worker } = open();
    expect(worker.crash(type)).toBe(true);
    worker.crash(type);
    expect(broken).toHaveBeenCalledOnce();
    expect(worker.isTerminated).toBe(true);
  });

  it('ends when the model never comes, and when an answer never does', () => {
    const never = open();
    never.clock.advance(LOAD_LIMIT_MS);
    expect(never.broken).toHaveBeenCalledOnce();
    const silent = open();
    silent.worker.say({ type: 'ready' });
    silent.clock.advance(LOAD_LIMIT_MS);
    expect(silent.broken).not.toHaveBeenCalled();
    silent.line.check(1, picture);
    silent.clock.advance(CHECK_LIMIT_MS);
    expect(silent.broken).toHaveBeenCalledOnce();
  });

  it('ends where a browser makes no worker', () => {
    const { broken, clock } = open(() => {
      throw new DOMException('', 'SecurityError');
    });
    expect(broken).not.toHaveBeenCalled();
    clock.advance(0);
    expect(broken).toHaveBeenCalledOnce();
  });

  it('says nothing once it is closed', () => {
    const { broken, clock, line, worker } = open();
    line.close();
    worker.crash('error');
    clock.advance(LOAD_LIMIT_MS);
    expect(broken).not.toHaveBeenCalled();
    expect(worker.isTerminated).toBe(true);
  });
});
