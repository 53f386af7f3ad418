import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import {
  call,
  calling,
  checked,
  idle,
  later,
  link,
  matched,
  matchedMessage,
  NONCE,
  NOW,
  PARTNER,
  ready,
  refused,
  searching,
  server,
  story,
  storyWith,
  stream,
  talking,
  findOf,
  waiting,
} from './story.ts';

const find = findOf();
const asked = [...checked, { type: 'find', mode: 'video' }] as const;

describe('waiting', () => {
  it('[M5] shows who else is here', () => {
    const told = story(...asked, waiting({ online: 9, others: 3, avoided: 1, unlike: 1 }));
    expect(told.view).toMatchObject({ company: { online: 9, others: 3, avoided: 1, unlike: 1 }, usual: null });
  });

  it('ends with a match', () => {
    const told = story(...searching, matched);
    expect(told.asked).toEqual([{ do: 'start-call', matched: matchedMessage, stream, mayGoDirect: true }]);
    expect(told.view).toMatchObject({
      screen: 'call',
      phase: 'connecting',
      connection: 'shielded',
    });
  });

  it.each([
    ['a direct call to somebody who asked for a shielded one', { connection: 'direct' }],
    ['a call of another mode than asked for', { mode: 'text' }],
  ] as const)('[M4] leaves %s at once, and says so', (_, lie) => {
    const told = story(...searching, server({ ...matchedMessage, ...lie }));
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'refused' });
    expect(told.asked).toEqual([{ do: 'send', message: { type: 'leave' } }]);
    const tried = told.and({ type: 'open-report' }, { type: 'block' });
    expect([tried.view, tried.asked]).toEqual([told.view, []]);
  });

  it('lends no camera to a text call', () => {
    const told = story(
      ...checked,
      { type: 'find', mode: 'text' },
      server({ ...matchedMessage, mode: 'text' }),
    );
    expect(told.asked).toEqual([
      { do: 'start-call', matched: { ...matchedMessage, mode: 'text' }, stream: null, mayGoDirect: true },
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

  it('goes back to the check without the devices that were unplugged meanwhile', () => {
    const told = story(...searching, ready({ cameraId: '', microphoneId: '' }), { type: 'cancel' });
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
    const told = story(...cancelled, waiting({ online: 5, others: 4 }));
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

describe('meeting somebody again', () => {
  const alone = [
    ...calling,
    server({ type: 'partner-left', reason: 'left' }),
    { type: 'next' },
    waiting({ online: 2, avoided: 1 }),
  ] as const;

  it('searches anew without keeping away from anybody', () => {
    const told = story(...alone, { type: 'meet-again' });
    expect(told.asked).toEqual([{ do: 'send', message: { type: 'cancel' } }]);
    const again = told.and(idle);
    expect(again.asked).toEqual([find]);
    expect(again.view).toMatchObject({ meetsAgain: true });
  });

  it('is confirmed from the moment on which it is pressed', () => {
    const pressed = story(...alone, { type: 'meet-again' });
    expect(pressed.view).toMatchObject({ meetsAgain: true, company: null });
    expect(pressed.and(idle, waiting({ online: 2, others: 0 })).view).toMatchObject({ meetsAgain: true });
  });

  it('is agreed to for one search only', () => {
    const told = story(...alone, { type: 'meet-again' }, idle, { type: 'cancel' }, idle, { type: 'find', mode: 'video' });
    expect(told.view).toMatchObject({ meetsAgain: false });
    expect(told.asked).toContainEqual(findOf({}, PARTNER));
  });

  it(proves('[M3] avoids recent partners otherwise', 'VIS-02-19'), () => {
    const second = server({ ...matchedMessage, partner: 'YW5vdGhlci1vbmUh' });
    const told = story(...alone, second, server({ type: 'partner-left', reason: 'left' }), {
      type: 'next',
    });
    expect(told.asked).toEqual([findOf({}, PARTNER, 'YW5vdGhlci1vbmUh')]);
  });

  it('[M3] avoids a partner for half an hour after the call, however long that was', () => {
    const long = story(...talking, later(50 * 60_000), server({ type: 'partner-left', reason: 'left' }));
    expect(long.and(later(29 * 60_000), { type: 'next' }).asked).toEqual([findOf({}, PARTNER)]);
    expect(long.and(later(30 * 60_000), { type: 'next' }).asked).toEqual([find]);
  });
});

describe('tags of people met', () => {
  const HALF_AN_HOUR = 30 * 60_000;
  const met = story(...talking, { type: 'next' });
  const tags = ({ state }: typeof met) => ('session' in state ? state.session.avoid.recent.map(({ tag }) => tag) : expect.fail('not inside'));
  const minute = { type: 'waited', timer: 'forget' } as const;

  it('[M3] leave the page half an hour after the call, and not only the search', () => {
    expect(tags(met.and(later(HALF_AN_HOUR - 1), idle))).toEqual([PARTNER]);
    const old = met.and(later(HALF_AN_HOUR), idle);
    expect(old.asked).toEqual([find]);
    expect(tags(old)).toEqual([]);
  });

  it.each([
    ['waiting', met.and(idle)],
    ['after a call', story(...talking, server({ type: 'partner-left', reason: 'left' }))],
    ['in the next call', met.and(idle, matched)],
    ['at the check', met.and(idle, { type: 'cancel' })],
  ])('[M3] leave it also where nobody searches for long, within a minute: %s', (_, there) => {
    const recent = there.and(later(HALF_AN_HOUR - 1), minute);
    expect(tags(recent)).toEqual([PARTNER]);
    expect(recent.asked).toEqual([{ do: 'wait', timer: 'forget', ms: 60_000 }]);
    expect(tags(recent.and(later(60_000), minute))).toEqual([]);
  });
});

describe('how long a search goes on', () => {
  const usual = { halfMs: 2_000, mostMs: 11_000 };

  it('[M5] is what the server says, with what is usual here', () => {
    const told = story(...asked, later(4_000), waiting({ waitedMs: 4_000, usual }));
    expect(told.view).toMatchObject({ since: NOW, begins: NOW, usual });
  });

  it('[M5] does not tremble with the network', () => {
    const told = story(...asked, waiting({ waitedMs: 0 }), later(5_400), waiting({ waitedMs: 5_000 }));
    expect(told.view).toMatchObject({ begins: NOW });
  });

  it('[M12] begins later after many Nexts', () => {
    const told = story(...asked, waiting({ coolMs: 3_000 }));
    expect(told.view).toMatchObject({ since: NOW, begins: NOW + 3_000, cools: true });
    expect(told.and(later(2_900), waiting({ others: 1, avoided: 1 })).view).toMatchObject({ cools: false });
    expect(story(...asked, waiting()).view).toMatchObject({ cools: false });
  });

  it('[M12] began earlier for who lost a partner through no fault of theirs', () => {
    const told = story(...asked, waiting({ waitedMs: 20_000 }));
    expect(told.view).toMatchObject({ since: NOW - 20_000, begins: NOW - 20_000 });
  });
});

describe('wishes', () => {
  const wishes = {
    interests: ['chess'],
    languages: [],
    weight: { interests: 'first', languages: 'only', country: 'only' },
  } as const;
  const wish = { type: 'set-wishes', wishes } as const;
  const search = { type: 'find', mode: 'video' } as const;

  it('[M11] go with a search where policy and server allow them; one about nothing is none', () => {
    const told = storyWith({ connection: 'choice', wishes: ['interests', 'languages'] }, ...checked, wish);
    expect(told.view).toMatchObject({ wishKinds: ['interests', 'languages'], wishes });
    const stated = { interests: 'first', languages: 'any', country: 'any' } as const;
    const searched = told.and(search);
    expect(searched.asked).toContainEqual(findOf({ interests: ['chess'], wishes: stated }));
    expect(searched.view).toMatchObject({ wishes: { interests: ['chess'], languages: [], weight: stated } });
  });

  it('[M11] take a language along that is picked and was not added', () => {
    const none = { interests: 'any', languages: 'any', country: 'any' } as const;
    const picked = { type: 'set-wishes', wishes: { interests: [], languages: [], picked: 'de', weight: none } } as const;
    const searched = storyWith({ connection: 'choice', wishes: ['languages'] }, ...checked, picked, search);
    expect(searched.asked).toContainEqual(findOf({ languages: ['de'], wishes: { ...none, languages: 'first' } }));
    expect(searched.and({ type: 'cancel' }).view).toMatchObject({ wishes: { languages: ['de'], picked: '' } });
  });

  it('[M11] stay on the page where the policy knows none, whatever the server says', () => {
    const told = story(...checked, wish);
    expect(told.view).toMatchObject({ wishKinds: [] });
    expect(told.and(search).asked).toContainEqual(find);
  });

  it('[M11] stay on the page where the server takes none now', () => {
    const none = server({ type: 'welcome', version: 1, minor: 2, online: 1, connections: ['shielded'], wishes: [], nonce: NONCE });
    const told = storyWith({ connection: 'choice', wishes: ['interests'] }, ...checked, none, wish);
    expect(told.view).toMatchObject({ wishKinds: [] });
    expect(told.and(search).asked).toContainEqual(find);
  });

  it('are kept for the next search, and for no longer than the page', () => {
    const told = storyWith({ connection: 'choice', wishes: ['interests'] }, ...checked, wish, search, { type: 'cancel' });
    expect(told.view).toMatchObject({ wishes });
  });
});

describe('relay credentials', () => {
  const ice = server({ type: 'ice', servers: [{ urls: ['turn:relay.example'] }], ttl: 100 });
  const renew = { type: 'waited', timer: 'renew-ice' } as const;
  const ask = [{ do: 'send', message: { type: 'renew-ice' } }];

  it('[M9] are used, and renewed before they end', () => {
    const told = story(...searching, ice);
    expect(told.asked).toEqual([
      { do: 'use-ice', servers: [{ urls: ['turn:relay.example'] }], ttl: 100, spareFor: 'shielded' },
      { do: 'wait', timer: 'renew-ice', ms: 70_000 },
      { do: 'check-relay' },
    ]);
    expect(told.and(renew).asked).toEqual(ask);
    expect(told.and(matched, call({ type: 'channel-open' }), renew).asked).toEqual(ask);
  });

  it('are not renewed where none are needed, or nobody can be asked', () => {
    expect(story(...checked, ice, renew).asked).toEqual([]);
    expect(story(...searching, ice, link('reconnecting'), renew).asked).toEqual([]);
  });
});
