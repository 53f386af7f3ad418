import { proves } from '@visavis/policy/proves';
import type { CallState as PeerState } from '@visavis/rtc';
import { describe, expect, it } from 'vitest';
import {
  call,
  calling,
  idle,
  link,
  matchedMessage,
  NOW,
  PARTNER,
  partnerStream,
  refused,
  searching,
  server,
  story,
  stream,
  talking,
  findOf,
  welcome,
} from './story.ts';

const peer = (state: PeerState) => call({ type: 'state', state });
const leave = { do: 'send', message: { type: 'leave' } };

describe('a call', () => {
  it.each([
    [{ kind: 'negotiating' }, 'connecting'],
    [{ kind: 'connected' }, 'connected'],
    [{ kind: 'reconnecting', step: 'waiting' }, 'reconnecting'],
  ] as const)('shows %o as %s', (state, phase) => {
    expect(story(...calling, peer(state)).view).toMatchObject({ screen: 'call', phase });
  });

  it('shows the partner, and which of their devices are on', () => {
    const told = story(
      ...talking,
      call({ type: 'partner-stream', stream: partnerStream }),
      call({ type: 'partner-devices', camera: false, microphone: true, paused: true }),
    );
    expect(told.view).toMatchObject({
      self: stream,
      partner: partnerStream,
      partnerDevices: { camera: false, microphone: true, paused: true },
    });
  });

  it.each([
    [{ kind: 'failed', reason: 'never-connected' }, 'could-not-connect'],
    [{ kind: 'failed', reason: 'relay-full' }, 'relay-full'],
    [{ kind: 'failed', reason: 'sealing-broken' }, 'unsafe'],
    [{ kind: 'ended', by: 'partner' }, 'partner-left'],
  ] as const)('ends after %o as %s, told to the server, with the camera open', (state, reason) => {
    const told = story(...talking, peer(state));
    expect(told.view).toEqual({
      screen: 'ended',
      mode: 'video',
      reason,
      self: stream,
      report: 'closed',
      reported: false,
      wasDirect: false,
      lines: [],
      canProve: true,
      canBlock: true,
    });
    expect(told.asked).toEqual([{ do: 'end-call' }, leave]);
  });

  it('ends before it connects when the server says left', () => {
    const told = story(...calling, server({ type: 'partner-left', reason: 'left' }));
    expect(told.view).toMatchObject({ screen: 'ended', reason: 'partner-left' });
    expect(told.asked).toEqual([{ do: 'end-call' }]);
  });

  it('goes on when only the partner’s link to the server is lost', () => {
    const told = story(...talking, server({ type: 'partner-left', reason: 'lost' }));
    expect(told.view).toMatchObject({ screen: 'call', phase: 'connected' });
    expect(story(...talking, server({ type: 'partner-left', reason: 'left' })).state.at).toBe(
      'ended',
    );
  });

  it('[R1] [M8] goes on while a partner is away, and when frames find nobody', () => {
    const told = story(...calling, server({ type: 'partner-away' }), refused('no-partner'));
    expect(told.view).toMatchObject({ screen: 'call', partnerAway: true });
    expect(told.and(server({ type: 'rejoined' })).view).toMatchObject({ screen: 'call', partnerAway: false });
  });
});

describe('interests that both stated', () => {
  it('[M2] are shown', () => {
    const told = story(...searching, server({ ...matchedMessage, shared: ['chess'] }));
    expect(told.view).toMatchObject({ screen: 'call', shared: ['chess'] });
  });
});

describe('next', () => {
  it('[M7] says goodbye, leaves, and searches when the server has let go, with the same camera', () => {
    const told = story(...talking, { type: 'next' });
    expect(told.asked).toEqual([{ do: 'end-call' }, leave]);
    expect(told.view).toMatchObject({ screen: 'waiting', self: stream, since: NOW });
    expect(told.and(server({ type: 'partner-left', reason: 'left' })).state.at).toBe('waiting');
    expect(told.and(idle).asked).toEqual([
      findOf({}, PARTNER),
    ]);
  });

  it('searches later when the link is down', () => {
    const told = story(...talking, link('reconnecting'), { type: 'next' });
    expect(told.asked).toEqual([{ do: 'end-call' }]);
    expect(told.and(link('open'), welcome('shielded')).asked).toMatchObject([{ do: 'find' }]);
  });

  it('searches at once after a call that the server ended', () => {
    const told = story(...talking, server({ type: 'partner-left', reason: 'left' }), {
      type: 'next',
    });
    expect(told.asked).toEqual([findOf({}, PARTNER)]);
  });

  it('searches after a goodbye as soon as the server has heard of it', () => {
    const told = story(...talking, peer({ kind: 'ended', by: 'partner' }), { type: 'next' });
    expect(told.asked).toEqual([]);
    expect(told.and(idle).asked).toMatchObject([{ do: 'find' }]);
  });
});

describe('leaving', () => {
  it(proves('says goodbye, leaves, stops every track, closes the link and goes home', 'VIS-11-09'), () => {
    const told = story(...talking, { type: 'leave' });
    expect(told.asked).toEqual([
      { do: 'end-call' },
      leave,
      { do: 'close-link' },
      { do: 'stop-level' },
      { do: 'stop-devices' },
      { do: 'go-home' },
    ]);
    expect(told.view).toEqual({ screen: 'gone' });
    expect(told.and({ type: 'next' }, link('open'), idle)).toMatchObject({ asked: [], view: { screen: 'gone' } });
  });

  it('happens by itself when the page goes away', () => {
    const told = story(...talking, { type: 'page-hidden' });
    expect(told.asked).toEqual([
      { do: 'end-call' },
      leave,
      { do: 'close-link' },
      { do: 'stop-level' },
      { do: 'stop-devices' },
    ]);
  });
});
