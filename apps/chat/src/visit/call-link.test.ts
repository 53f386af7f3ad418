import { describe, expect, it } from 'vitest';
import { call, calling, link, NONCE, refused, server, story, talking, welcome } from './story.ts';

const leave = { do: 'send', message: { type: 'leave' } };

describe('the link during a call', () => {
  it('may be lost: the call goes on and says so', () => {
    const told = story(...talking, link('reconnecting'));
    expect(told.view).toMatchObject({ screen: 'call', phase: 'connected', reach: 'reconnecting' });
    expect(told.asked).toEqual([]);
  });

  const claim = (generation: number) => ({
    do: 'claim',
    nonce: NONCE,
    claim: { type: 'rejoin', match: 'match-1', role: 'polite', mode: 'video', connection: 'shielded', generation },
  });
  const renew = { do: 'send', message: { type: 'renew-ice' } };
  const again = [link('reconnecting'), link('open'), welcome('shielded')] as const;
  const back = story(...talking, ...again);

  it('[R2] [E9] takes the seat again when it is back; then asks for credentials, and resends', () => {
    expect(back.asked).toEqual([claim(1)]);
    expect(back.and(server({ type: 'rejoined' })).asked).toEqual([renew, { do: 'resend' }]);
  });

  it.each(['rejoined', 'partner-away'] as const)('[R8] counts who had the seat when it is taken back: %s', (type) => {
    expect(back.and(server({ type }), ...again).asked).toEqual([claim(2)]);
  });

  it('[R8] does not count the partner’s coming back', () => {
    const told = story(...talking, server({ type: 'partner-away' }), server({ type: 'rejoined' }));
    expect(told.asked).toEqual([{ do: 'resend' }]);
    expect(told.and(...again).asked).toEqual([claim(1)]);
  });

  it('[R8] does not count a claim whose answer it never heard: it is told', () => {
    const lost = back.and(...again);
    expect(lost.asked).toEqual([claim(1)]);
    const outdated = lost.and(server({ type: 'outdated', generation: 2 }));
    expect(outdated.asked).toEqual([claim(2)]);
    expect(outdated.and(server({ type: 'rejoined' }), ...again).asked).toEqual([claim(3)]);
  });

  it.each(['rate-limited', 'unavailable'] as const)('[S6] claims again later after %s', (code) => {
    const told = back.and(refused(code));
    expect(told.asked).toEqual([{ do: 'wait', timer: 'resend', ms: 2_000 }]);
    expect(told.and({ type: 'waited', timer: 'resend' }).asked).toEqual([claim(1)]);
  });

  it('[R3] goes on when the server no longer knows the match, as long as media flows', () => {
    const over = back.and(server({ type: 'partner-left', reason: 'lost' }));
    expect(over.view).toMatchObject({ screen: 'call', phase: 'connected' });
    expect(over.and({ type: 'waited', timer: 'resend' }).asked).toEqual([{ do: 'resend' }]);
  });

  const failed = (reason: 'lost' | 'never-connected') => call({ type: 'state', state: { kind: 'failed', reason } });

  it('that is down when the call breaks is said to be: nobody knows that it was the partner’s', () => {
    const broken = [call({ type: 'state', state: { kind: 'reconnecting', step: 'waiting' } })] as const;
    expect(story(...talking, ...broken, failed('lost')).view).toMatchObject({ screen: 'waiting', after: 'lost-partner' });
    for (const state of ['reconnecting', 'unreachable'] as const) {
      expect(story(...talking, ...broken, link(state), failed('lost')).view).toMatchObject({ screen: 'ended', reason: 'server-lost' });
    }
  });

  it('[R3] that is back too late for its seat is not taken for the partner’s', () => {
    const broken = call({ type: 'state', state: { kind: 'reconnecting', step: 'waiting' } });
    const lost = server({ type: 'partner-left', reason: 'lost' });
    expect(story(...talking, broken, ...again, lost).view).toMatchObject({ reason: 'server-lost' });
    expect(story(...talking, broken, lost).view).toMatchObject({ screen: 'waiting', after: 'lost-partner' });
  });

  it.each(['elsewhere', 'not-admitted'] as const)('[C4] [C6] that the server ends for good (%s) ends the call and the camera, and nothing comes back', (reason) => {
    const told = story(...talking, link(reason));
    expect(told.asked).toEqual([{ do: 'end-call' }, leave, { do: 'close-link' }, { do: 'stop-level' }, { do: 'stop-devices' }]);
    expect(told.view).toEqual({ screen: 'closed', reason });
    expect(told.and(link('open'), welcome('shielded'), { type: 'next' }, { type: 'retry-link' }).asked).toEqual([]);
    expect(told.and({ type: 'reload' }).asked).toEqual([{ do: 'reload' }]);
  });

  it('[E9] resends after frames were refused for their rate', () => {
    const told = story(...calling, refused('rate-limited'));
    expect(told.asked).toEqual([{ do: 'wait', timer: 'resend', ms: 2_000 }]);
    expect(told.and({ type: 'waited', timer: 'resend' }).asked).toEqual([{ do: 'resend' }]);
  });
});
