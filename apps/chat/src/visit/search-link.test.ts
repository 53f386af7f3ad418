import { describe, expect, it } from 'vitest';
import {
  checked,
  idle,
  link,
  matched,
  NONCE,
  refused,
  searching,
  server,
  story,
  stream,
  findOf,
  waiting,
  welcome,
} from './story.ts';

const find = findOf();
const asked = [...checked, { type: 'find', mode: 'video' }] as const;

describe('the link while waiting', () => {
  const claim = (generation: number, nonce = NONCE) => ({ do: 'claim', nonce, claim: { type: 'resume', mode: 'video', generation } });
  const back = story(...searching, link('reconnecting'), link('open'), welcome('shielded', 'direct'));

  it('[R7] asks for the place that the server keeps, over the nonce of the new connection', () => {
    expect(story(...searching, link('reconnecting')).view).toMatchObject({ screen: 'waiting', reach: 'reconnecting', company: null });
    expect(back.asked).toEqual([claim(1)]);
    const resumed = back.and(server({ type: 'resumed', generation: 2 }));
    expect(resumed.asked).toEqual([]);
    expect(resumed.and(waiting({ online: 7 })).view).toMatchObject({ company: { online: 7 } });
    expect(resumed.and(matched).state.at).toBe('call');
  });

  it('[R7] [R8] asks with the new generation when the link goes again', () => {
    const again = back.and(server({ type: 'resumed', generation: 2 }), link('reconnecting'), link('open'));
    const other = server({ type: 'welcome', version: 1, minor: 2, online: 1, connections: ['shielded'], wishes: [], nonce: 'AAECAwQFBgcICQoLDA0ODw' });
    expect(again.and(other).asked).toEqual([claim(2, 'AAECAwQFBgcICQoLDA0ODw')]);
  });

  it('[R7] asks for a place that it may have: the answer to its search was lost', () => {
    expect(story(...asked, link('reconnecting'), link('open'), welcome('shielded')).asked).toEqual([claim(1)]);
  });

  it('[R7] searches anew when no place is kept', () => {
    expect(back.and(refused('not-held')).asked).toEqual([find]);
  });

  it('[R8] asks again with the generation that holds', () => {
    const outdated = back.and(server({ type: 'outdated', generation: 5 }));
    expect(outdated.asked).toEqual([claim(5)]);
    expect(outdated.and(link('reconnecting'), link('open'), welcome('shielded')).asked).toEqual([claim(5)]);
  });

  it('[M5] says that the server cannot look for anyone now, until it tells figures again', () => {
    const stalled = story(...searching, server({ type: 'stalled' }));
    expect(stalled.view).toMatchObject({ standstill: 'keeps-place' });
    expect(stalled.and(waiting({ online: 7 })).view).toMatchObject({ standstill: 'none', company: { online: 7 } });
    expect(story(...asked, refused('unavailable')).view).toMatchObject({ standstill: 'asks-again' });
  });

  it('[R8] takes the generation that it is told unasked, and goes on as before', () => {
    const told = story(...searching, server({ type: 'resumed', generation: 2 }));
    expect(told.asked).toEqual([]);
    expect(told.view).toMatchObject({ company: { online: 3 } });
    expect(told.and(link('reconnecting'), link('open'), welcome('shielded')).asked).toEqual([claim(2)]);
  });

  it('[S6] asks again later when it asked too often, or the server cannot say', () => {
    for (const [code, ms] of [['rate-limited', 1_500], ['unavailable', 3_000]] as const) {
      const told = back.and(refused(code));
      expect(told.asked).toEqual([{ do: 'wait', timer: 'find-again', ms }]);
      expect(told.and({ type: 'waited', timer: 'find-again' }).asked).toEqual([claim(1)]);
    }
  });

  it('[R7] takes a search back that it just asked for', () => {
    expect(back.and({ type: 'cancel' }).asked).toEqual([{ do: 'send', message: { type: 'cancel' } }, { do: 'watch-level', stream }]);
  });

  it('searches anew, a little later, when the server let a search go by itself', () => {
    const told = story(...searching, idle);
    expect(told.asked).toEqual([{ do: 'wait', timer: 'find-again', ms: 3_000 }]);
    expect(told.and({ type: 'waited', timer: 'find-again' }).asked).toEqual([find]);
  });

  it('is not asked while it is down, and asked when it is back', () => {
    const down = story(...checked, link('reconnecting'), { type: 'find', mode: 'video' });
    expect(down.asked).toEqual([{ do: 'stop-level' }]);
    const open = down.and(link('open'));
    expect(open.asked).toEqual([]);
    expect(open.and(welcome('shielded')).asked).toEqual([find]);
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

describe('a puzzle', () => {
  const puzzle = server({ type: 'challenge', puzzle: '{"a":1}' });
  const solve = { do: 'solve', puzzle: '{"a":1}' };
  const puzzled = story(...asked, puzzle);

  it('[L7] is solved, and the search goes through', () => {
    expect(puzzled.asked).toEqual([solve]);
    expect(puzzled.view).toMatchObject({ screen: 'waiting', puzzle: 'solving' });
    const solved = puzzled.and({ type: 'solved', solution: '{"b":2}' });
    expect(solved.asked).toEqual([{ do: 'send', message: { type: 'solve', solution: '{"b":2}' } }]);
    const searched = solved.and(idle);
    expect(searched.asked).toEqual([find]);
    expect(searched.view).toMatchObject({ puzzle: 'none' });
  });

  it('[L7] is followed by another when the solution came too late', () => {
    expect(puzzled.and({ type: 'solved', solution: '{}' }, puzzle).asked).toEqual([solve]);
  });

  it('that this page cannot solve is told, and the search can be taken back', () => {
    const failed = puzzled.and({ type: 'solved', solution: null });
    expect(failed.view).toMatchObject({ puzzle: 'failed' });
    expect(failed.asked).toEqual([]);
    expect(failed.and(idle).asked).toEqual([]);
    expect(failed.and({ type: 'cancel' }).state.at).toBe('check');
  });

  it('is no business of a search that was taken back', () => {
    expect(puzzled.and({ type: 'cancel' }, { type: 'solved', solution: '{}' }).asked).toEqual([]);
  });

  it('[S6] that is open is asked about again later', () => {
    expect(story(...asked, refused('challenge-required')).asked).toEqual([{ do: 'wait', timer: 'find-again', ms: 3_000 }]);
  });
});
