import { describe, expect, it } from 'vitest';
import {
  call,
  calling,
  checked,
  idle,
  link,
  matched,
  matchedMessage,
  ready,
  refused,
  searching,
  server,
  story,
  stream,
  welcome,
} from './story.ts';

const find = { do: 'find', mode: 'video', connection: 'shielded', avoid: [] };
const asked = [...checked, { type: 'find', mode: 'video' }] as const;

describe('waiting', () => {
  it('[M5] shows who else is here', () => {
    const told = story(...asked, server({ type: 'waiting', online: 9, others: 2, avoided: 1 }));
    expect(told.view).toMatchObject({ company: { online: 9, others: 2, avoided: 1 } });
  });

  it('ends with a match', () => {
    const told = story(...searching, matched);
    expect(told.asked).toEqual([{ do: 'start-call', matched: matchedMessage, stream }]);
    expect(told.view).toMatchObject({
      screen: 'call',
      phase: 'connecting',
      connection: 'shielded',
    });
  });

  it.each([
    ['a direct call to somebody who asked for a shielded one', { connection: 'direct' }],
    ['a call of another mode than asked for', { mode: 'text' }],
  ] as const)('[M4] leaves %s at once', (_, lie) => {
    const told = story(...searching, server({ ...matchedMessage, ...lie }));
    expect(told.view).toMatchObject({ screen: 'check' });
    expect(told.asked).toEqual([
      { do: 'send', message: { type: 'leave' } },
      { do: 'watch-level', stream },
    ]);
  });

  it('lends no camera to a text call', () => {
    const told = story(
      ...checked,
      { type: 'find', mode: 'text' },
      server({ ...matchedMessage, mode: 'text' }),
    );
    expect(told.asked).toEqual([
      { do: 'start-call', matched: { ...matchedMessage, mode: 'text' }, stream: null },
    ]);
    expect(told.view).toMatchObject({ mode: 'text', textOpen: true, self: null });
  });

  it('goes back to the check with the camera still open', () => {
    const told = story(...searching, { type: 'cancel' });
    expect(told.view).toMatchObject({ screen: 'check', devices: { kind: 'ready' } });
    expect(told.asked).toEqual([
      { do: 'send', message: { type: 'cancel' } },
      { do: 'watch-level', stream },
    ]);
  });

  it('goes back to the check without the camera that was unplugged meanwhile', () => {
    const told = story(...searching, ready({ cameraId: '' }), { type: 'cancel' });
    expect(told.view).toMatchObject({ devices: { kind: 'failed', reason: 'no-camera' } });
    expect(told.asked).toContainEqual({ do: 'stop-devices' });
  });
});

describe('a search after one that was taken back', () => {
  const cancelled = [...searching, { type: 'cancel' }, { type: 'find', mode: 'video' }] as const;

  it('waits until the server has let the old one go', () => {
    const told = story(...cancelled);
    expect(told.asked).toEqual([{ do: 'stop-level' }]);
    expect(told.and(idle).asked).toEqual([find]);
  });

  it('[M6] leaves a match of the old one and then goes on', () => {
    const crossed = story(...cancelled, matched);
    expect(crossed.state.at).toBe('waiting');
    expect(crossed.asked).toEqual([{ do: 'send', message: { type: 'leave' } }]);
    const refusedCancel = crossed.and(refused('wrong-state'));
    expect(refusedCancel.asked).toEqual([find]);
    expect(refusedCancel.and(idle).asked).toEqual([]);
  });

  it('is asked once, however many answers come', () => {
    expect(story(...cancelled, idle, idle, refused('wrong-state')).asked).toEqual([]);
  });

  it('does not show the company of the old one', () => {
    const told = story(...cancelled, server({ type: 'waiting', online: 5, others: 4, avoided: 0 }));
    expect(told.view).toMatchObject({ company: null });
  });
});

describe('a goodbye that the server refused for its rate', () => {
  const next = [...calling, { type: 'next' }] as const;

  it('is said again until it is answered, and the search goes on', () => {
    const refusedLeave = story(...next, refused('rate-limited'));
    expect(refusedLeave.asked).toEqual([{ do: 'wait', timer: 'settle', ms: 1_500 }]);
    const again = refusedLeave.and({ type: 'waited', timer: 'settle' });
    expect(again.asked).toEqual([
      { do: 'send', message: { type: 'cancel' } },
      { do: 'send', message: { type: 'leave' } },
    ]);
    expect(again.and(idle).asked).toMatchObject([{ do: 'find' }]);
  });

  it('is not said again once it was answered', () => {
    expect(
      story(...next, refused('rate-limited'), idle, { type: 'waited', timer: 'settle' }).asked,
    ).toEqual([]);
  });
});

describe('meeting the last partner again', () => {
  const alone = [
    ...calling,
    server({ type: 'partner-left', reason: 'left' }),
    { type: 'next' },
    server({ type: 'waiting', online: 2, others: 1, avoided: 1 }),
  ] as const;

  it('searches anew without keeping away from anybody', () => {
    const told = story(...alone, { type: 'meet-again' });
    expect(told.asked).toEqual([{ do: 'send', message: { type: 'cancel' } }]);
    expect(told.and(idle).asked).toEqual([find]);
  });

  it('[M3] avoids recent partners otherwise, newest first', () => {
    const second = server({ ...matchedMessage, partner: 'partner-2' });
    const told = story(...alone, second, server({ type: 'partner-left', reason: 'left' }), {
      type: 'next',
    });
    expect(told.asked).toEqual([{ ...find, avoid: ['partner-2', 'partner-1'] }]);
  });
});

describe('the link while waiting', () => {
  it('is not asked while it is down, and asked when it is back', () => {
    const down = story(...searching, link('reconnecting'));
    expect(down.view).toMatchObject({ screen: 'waiting', reach: 'reconnecting', company: null });
    const back = down.and(link('open'));
    expect(back.asked).toEqual([]);
    expect(back.and(welcome('shielded')).asked).toEqual([find]);
  });

  it('brings the visitor back to the check when only direct calls are left', () => {
    const told = story(...searching, link('reconnecting'), link('open'), welcome('direct'));
    expect(told.view).toMatchObject({ screen: 'check', mustAgreeToDirect: true });
  });

  it('takes nothing back that it never asked', () => {
    const told = story(...searching, link('reconnecting'), { type: 'cancel' });
    expect(told.asked).toEqual([{ do: 'watch-level', stream }]);
  });
});

describe('a server that refuses', () => {
  it.each([
    ['rate-limited', 1_500],
    ['unavailable', 3_000],
  ] as const)('with %s is asked again later, not at once', (code, ms) => {
    const told = story(...asked, refused(code));
    expect(told.asked).toEqual([{ do: 'wait', timer: 'find-again', ms }]);
    expect(told.and(idle).asked).toEqual([]);
    expect(told.and(idle, { type: 'waited', timer: 'find-again' }).asked).toEqual([find]);
  });

  it('something else does not end a search that it has taken', () => {
    for (const code of ['rate-limited', 'unavailable', 'wrong-state', 'report-failed'] as const) {
      expect(story(...searching, refused(code)).asked).toEqual([]);
    }
    expect(story(...searching, { type: 'waited', timer: 'find-again' }).asked).toEqual([]);
  });
});

describe('relay credentials', () => {
  const ice = server({ type: 'ice', servers: [{ urls: ['turn:relay.example'] }], ttl: 100 });
  const renew = { type: 'waited', timer: 'renew-ice' } as const;
  const ask = [{ do: 'send', message: { type: 'renew-ice' } }];

  it('[M9] are used, and renewed before they end', () => {
    const told = story(...searching, ice);
    expect(told.asked).toEqual([
      { do: 'use-ice', servers: [{ urls: ['turn:relay.example'] }] },
      { do: 'wait', timer: 'renew-ice', ms: 70_000 },
    ]);
    expect(told.and(renew).asked).toEqual(ask);
    expect(told.and(matched, call({ type: 'channel-open' }), renew).asked).toEqual(ask);
  });

  it('are not renewed where none are needed, or nobody can be asked', () => {
    expect(story(...checked, ice, renew).asked).toEqual([]);
    expect(story(...searching, ice, link('reconnecting'), renew).asked).toEqual([]);
  });
});
