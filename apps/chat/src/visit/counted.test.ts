import { COUNT_NAME } from '@visavis/analytics';
import { describe, expect, it } from 'vitest';
import { call, calling, checked, entered, idle, later, link, matched, refused, searching, server, story, talking } from './story.ts';

const lost = call({ type: 'state', state: { kind: 'failed', reason: 'lost' } });
const neverConnected = call({ type: 'state', state: { kind: 'failed', reason: 'never-connected' } });
const connected = call({ type: 'state', state: { kind: 'connected' } });
const reconnecting = call({ type: 'state', state: { kind: 'reconnecting', step: 'waiting' } });

describe('the funnel', () => {
  it('begins past the gate: nobody is counted before, nor who declines', () => {
    expect(story({ type: 'decline-gate' }).counted).toEqual([]);
    expect(story({ type: 'accept-gate' }).counted).toEqual(['step:gate']);
  });

  it('has the check behind it when a camera is open, or a search begins without', () => {
    expect(story(...entered).counted).toEqual([]);
    expect(story(...checked).counted).toEqual(['step:check']);
    expect(story(...entered, { type: 'find', mode: 'text' }).counted).toEqual(['step:check', 'step:search']);
  });

  it('goes on with a search that starts, not with one that is asked again', () => {
    expect(story(...checked, { type: 'find', mode: 'video' }).counted).toContain('step:search');
    expect(story(...checked, { type: 'find', mode: 'video' }, refused('wrong-state')).counted).toEqual([]);
  });

  it('has a match when a call begins', () => {
    expect(story(...calling).counted).toEqual(['step:match', 'started']);
  });

  it('ends with a talk: five seconds after the call connected, once', () => {
    const told = story(...calling, connected);
    expect(told.asked).toEqual([{ do: 'wait', timer: 'talk', ms: 5_000 }]);
    expect(told.counted).toEqual([]);
    expect(told.and({ type: 'waited', timer: 'talk' }).counted).toEqual(['step:talk']);
    expect(told.and(reconnecting, connected).asked).toEqual([]);
  });

  it('has no talk in a call that is not connected yet, though the timer of the last one ends', () => {
    const told = story(...talking, { type: 'next' }, idle, matched, { type: 'waited', timer: 'talk' });
    expect(told.state.at).toBe('call');
    expect(told.counted).toEqual([]);
  });
});

describe('a call that ends', () => {
  it.each(['block', 'report-minor', 'panic'] as const)('by %s is one that somebody left', (type) => {
    expect(story(...talking, { type }).counted).toEqual(['length:0', 'end:left']);
  });

  it.each([
    ['left, when the visitor leaves', { type: 'leave' }, 'end:left'],
    ['left, when the page goes away', { type: 'page-hidden' }, 'end:left'],
    ['left, when the partner does', server({ type: 'partner-left', reason: 'left' }), 'end:left'],
    ['left, when the partner says goodbye', call({ type: 'state', state: { kind: 'ended', by: 'partner' } }), 'end:left'],
    ['next, when the visitor goes on', { type: 'next' }, 'end:next'],
    ['lost, when the network is', lost, 'end:lost'],
  ] as const)('is counted as %s, with the seconds that it was connected', (_, event, end) => {
    const told = story(...talking, later(61_400), event);
    expect(told.counted.slice(0, 2)).toEqual(['length:61', end]);
  });

  it('has no length when it never connected, and was lost', () => {
    expect(story(...calling, later(15_000), neverConnected).counted).toEqual(['end:lost']);
  });

  it('is as long as it was connected, interruptions and all', () => {
    expect(story(...talking, later(4_000), reconnecting, later(3_000), connected, later(2_000), lost).counted.slice(0, 2)).toEqual(['length:9', 'end:lost']);
  });

  it('was interrupted and came back, once for each time', () => {
    const told = story(...talking, reconnecting, connected, reconnecting);
    expect(told.counted).toEqual([]);
    expect(told.and(connected).counted).toEqual(['recovery:back']);
    expect(told.and(connected).and({ type: 'leave' }).counted).toContain('end:left');
  });

  it('was interrupted and did not come back; who leaves meanwhile says nothing of that', () => {
    expect(story(...talking, reconnecting, lost).counted).toContain('recovery:lost');
    expect(story(...talking, lost).counted).not.toContain('recovery:lost');
    expect(story(...talking, reconnecting, { type: 'leave' }).counted).not.toContain('recovery:lost');
  });

  it('is told with a length that the beacon refuses when the clock stepped back', () => {
    const [length = '', end] = story(...talking, later(-9_000), lost).counted;
    expect(length).not.toMatch(COUNT_NAME);
    expect(end).toMatch(COUNT_NAME);
  });

  it('is followed by a search of its own', () => {
    expect(story(...talking, { type: 'next' }).counted).toEqual(['length:0', 'end:next', 'step:check', 'step:search']);
  });

  it('is counted once, and nothing else is while it lasts', () => {
    expect(story(...talking, link('reconnecting')).counted).toEqual([]);
    expect(story(...talking, lost, server({ type: 'partner-left', reason: 'left' })).counted).toEqual([]);
    expect(story(...searching, { type: 'cancel' }).counted).toEqual([]);
  });
});
