import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { call, checked, findOf, idle, later, link, PARTNER, said, searching, server, story, stream, talking, terms } from './story.ts';

const leave = { do: 'send', message: { type: 'leave' } };
const off = [{ do: 'stop-devices' }, { do: 'stop-level' }];

describe('panic', () => {
  const panic = { type: 'panic' } as const;

  it('puts the camera out first, then ends the call, and asks for devices anew', () => {
    const told = story(...talking, said(1, 'bad'), { type: 'open-report' }, panic);
    expect(told.asked).toEqual([...off, { do: 'end-call' }, leave]);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'panic', self: null, report: 'closed', lines: [] });
    const next = told.and(idle, { type: 'next' });
    expect(next.view).toMatchObject({ screen: 'check', devices: { kind: 'not-asked' } });
    expect(next.asked).toEqual([]);
    expect(next.and({ type: 'open-devices' }).asked).toContainEqual({ do: 'open-devices' });
  });

  it('takes a search back', () => {
    const told = story(...searching, panic);
    expect(told.asked).toEqual([...off, { do: 'send', message: { type: 'cancel' } }]);
    expect(told.view).toMatchObject({ screen: 'check', devices: { kind: 'not-asked' } });
  });

  it('puts the camera out wherever it is open', () => {
    expect(story(...checked, panic)).toMatchObject({ asked: off, view: { devices: { kind: 'not-asked' } } });
    const ended = story(...talking, server({ type: 'partner-left', reason: 'left' }));
    expect(ended.view).toMatchObject({ self: stream });
    expect(ended.and(panic)).toMatchObject({ asked: off, view: { screen: 'ended', self: null } });
  });

  it('works without a link', () => {
    const told = story(...talking, link('reconnecting'), panic);
    expect(told.asked).toEqual([...off, { do: 'end-call' }]);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'panic' });
  });
});

describe('a block', () => {
  const block = { type: 'block' } as const;

  it('ends the call at once, and is kept on the device', () => {
    const told = story(...talking, block);
    expect(told.asked).toEqual([{ do: 'end-call' }, leave, { do: 'keep-blocked', tags: [PARTNER] }]);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'blocked', canBlock: false });
  });

  it('can be made after the call, as long as it is known whom it was with', () => {
    const ended = story(...talking, server({ type: 'partner-left', reason: 'left' }));
    expect(ended.view).toMatchObject({ canBlock: true });
    const blocked = ended.and(block);
    expect(blocked.asked).toEqual([{ do: 'keep-blocked', tags: [PARTNER] }]);
    expect(blocked.view).toMatchObject({ screen: 'ended', canBlock: false });
    expect(blocked.and(block).asked).toEqual([]);
    const forgotten = ended.and(later(30 * 60_000), { type: 'waited', timer: 'forget' });
    expect(forgotten.view).toMatchObject({ canBlock: false });
    expect(forgotten.and(block).asked).toEqual([]);
  });

  it(proves('[M3] [A3] outlives Next, half an hour, and the wish to meet people again', 'VIS-12-25'), () => {
    const next = story(...talking, block, idle, { type: 'next' });
    expect(next.asked).toContainEqual(findOf({}, PARTNER));
    const long = story(...talking, block, idle, later(31 * 60_000), { type: 'waited', timer: 'forget' }, { type: 'next' });
    expect(long.asked).toContainEqual(findOf({}, PARTNER));
    expect(long.and({ type: 'meet-again' }, idle).asked).toContainEqual(findOf({}, PARTNER));
  });

  it('of an earlier page of this device holds in this one', () => {
    const told = story(...checked, { type: 'blocked-known', tags: ['YW5vdGhlci1vbmUh'] }, { type: 'find', mode: 'video' });
    expect(told.asked).toContainEqual(findOf({}, 'YW5vdGhlci1vbmUh'));
    expect(told.and(server({ type: 'waiting', online: 1, others: 0, avoided: 0, unlike: 0, waitedMs: 0, coolMs: 0, usual: null })).view).toMatchObject({ screen: 'waiting' });
  });

  it('adds to those that are kept', () => {
    const told = story({ type: 'accept-gate' }, { type: 'blocked-known', tags: ['YW5vdGhlci1vbmUh'] }, ...talking.slice(1), block);
    expect(told.asked).toContainEqual({ do: 'keep-blocked', tags: [PARTNER, 'YW5vdGhlci1vbmUh'] });
  });
});

describe('the minor lane', () => {
  const report = { type: 'report-minor' } as const;

  it('reports while the server still knows the match, and ends the call: one tap', () => {
    const told = story(...talking, said(1, 'i am 15'), report);
    expect(told.asked).toEqual([
      { do: 'send', message: { type: 'report', reason: 'minor', mode: 'video', words: '' } },
      { do: 'wait', timer: 'report', ms: 10_000 },
      { do: 'end-call' },
      leave,
    ]);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'reported-minor', report: 'sending', lines: [] });
    expect(told.and(server({ type: 'reported' })).view).toMatchObject({ report: 'sent' });
  });

  it('ends the call also where the report cannot be sent, and says so', () => {
    const told = story(...talking, link('reconnecting'), report);
    expect(told.asked).toEqual([{ do: 'end-call' }]);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'reported-minor', report: 'failed' });
    const again = told.and(link('open'), { type: 'send-report', reason: 'minor', words: '', ticked: [] });
    expect(again.view).toMatchObject({ report: 'sending' });
  });
});

describe('a partner who is lost', () => {
  const lost = call({ type: 'state', state: { kind: 'failed', reason: 'lost' } });

  it('[M7] [M12] is no Next: the search goes on by itself, with its place, and says why', () => {
    const told = story(...talking, lost);
    expect(told.asked).toEqual([{ do: 'end-call', lost: true }, { do: 'send', message: { type: 'leave', reason: 'lost' } }]);
    expect(told.view).toMatchObject({ screen: 'waiting', after: 'lost-partner', self: stream });
    const searched = told.and(idle);
    expect(searched.asked).toEqual([{ do: 'find', terms: terms({}, PARTNER), signs: true }]);
    expect(searched.view).toMatchObject({ after: 'lost-partner' });
  });

  it('[M12] as the server says it leads to a search at once', () => {
    const told = story(...talking, call({ type: 'state', state: { kind: 'reconnecting', step: 'waiting' } }), server({ type: 'partner-left', reason: 'lost' }));
    expect(told.asked).toEqual([{ do: 'end-call' }, findOf({}, PARTNER)]);
    expect(told.view).toMatchObject({ screen: 'waiting', after: 'lost-partner' });
  });

  it('does not tear anybody away from a report', () => {
    const told = story(...talking, said(1, 'bad'), { type: 'open-report' }, lost);
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'partner-lost', report: 'open', lines: [{ text: 'bad' }] });
    expect(told.asked).toEqual([
      { do: 'end-call', lost: true, keep: [{ from: 'partner', sequence: 1 }] },
      { do: 'send', message: { type: 'leave', reason: 'lost' } },
    ]);
  });

  it('is forgotten as a reason when the visitor searches anew', () => {
    const told = story(...talking, lost, idle, { type: 'cancel' }, idle, { type: 'find', mode: 'video' });
    expect(told.view).toMatchObject({ screen: 'waiting', after: null });
  });
});
