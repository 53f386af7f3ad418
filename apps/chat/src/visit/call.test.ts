import { proves } from '@visavis/policy/proves';
import { TEXT_LIMIT } from '@visavis/protocol';
import type { CallState as PeerState } from '@visavis/rtc';
import { describe, expect, it } from 'vitest';
import {
  call,
  calling,
  idle,
  link,
  NOW,
  partnerStream,
  ready,
  refused,
  server,
  story,
  stream,
  talking,
  welcome,
} from './story.ts';
import { LINE_LIMIT } from './step-call.ts';

const peer = (state: PeerState) => call({ type: 'state', state });
const leave = { do: 'send', message: { type: 'leave' } };
const say = (message: object) => ({ do: 'say', message });
const text = (words: string) => call({ type: 'said', message: { type: 'text', text: words } });

describe('a call', () => {
  it.each([
    [{ kind: 'negotiating', restarts: 1 }, 'connecting'],
    [{ kind: 'connected' }, 'connected'],
    [{ kind: 'reconnecting', restarts: 1 }, 'reconnecting'],
  ] as const)('shows %o as %s', (state, phase) => {
    expect(story(...calling, peer(state)).view).toMatchObject({ screen: 'call', phase });
  });

  it('shows the partner, and which of their devices are on', () => {
    const told = story(
      ...talking,
      call({ type: 'partner-stream', stream: partnerStream }),
      call({ type: 'said', message: { type: 'devices', camera: false, microphone: true } }),
    );
    expect(told.view).toMatchObject({
      self: stream,
      partner: partnerStream,
      partnerDevices: { camera: false, microphone: true },
    });
  });

  it.each([
    [{ kind: 'failed', reason: 'never-connected' }, 'could-not-connect'],
    [{ kind: 'failed', reason: 'lost' }, 'partner-lost'],
    [{ kind: 'ended', by: 'partner' }, 'partner-left'],
  ] as const)('ends after %o as %s, told to the server, with the camera open', (state, reason) => {
    const told = story(...talking, peer(state));
    expect(told.view).toEqual({
      screen: 'ended',
      mode: 'video',
      reason,
      self: stream,
      report: 'closed',
    });
    expect(told.asked).toEqual([{ do: 'end-call' }, leave]);
  });

  it.each([
    ['left', 'partner-left'],
    ['lost', 'partner-lost'],
  ] as const)('ends before it connects when the server says %s', (said, reason) => {
    const told = story(...calling, server({ type: 'partner-left', reason: said }));
    expect(told.view).toMatchObject({ screen: 'ended', reason });
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
    expect(told.state.at).toBe('call');
  });
});

describe('the link during a call', () => {
  it('may be lost: the call goes on and says so', () => {
    const told = story(...talking, link('reconnecting'));
    expect(told.view).toMatchObject({ screen: 'call', phase: 'connected', reach: 'reconnecting' });
    expect(told.asked).toEqual([]);
  });

  it('[R2] [E9] takes the seat again when it is back, asks for credentials, and resends', () => {
    const told = story(...talking, link('reconnecting'), link('open'), welcome('shielded'));
    expect(told.asked).toEqual([
      {
        do: 'send',
        message: {
          type: 'rejoin',
          match: 'match-1',
          role: 'polite',
          mode: 'video',
          connection: 'shielded',
        },
      },
      { do: 'send', message: { type: 'renew-ice' } },
    ]);
    expect(told.and(server({ type: 'rejoined' })).asked).toEqual([{ do: 'resend' }]);
  });

  it('[E9] resends after frames were refused for their rate', () => {
    const told = story(...calling, refused('rate-limited'));
    expect(told.asked).toEqual([{ do: 'wait', timer: 'resend', ms: 2_000 }]);
    expect(told.and({ type: 'waited', timer: 'resend' }).asked).toEqual([{ do: 'resend' }]);
  });
});

describe('next', () => {
  it('[M7] says goodbye, leaves, and searches when the server has let go, with the same camera', () => {
    const told = story(...talking, { type: 'next' });
    expect(told.asked).toEqual([{ do: 'end-call' }, leave]);
    expect(told.view).toMatchObject({ screen: 'waiting', self: stream, since: NOW });
    expect(told.and(server({ type: 'partner-left', reason: 'left' })).state.at).toBe('waiting');
    expect(told.and(idle).asked).toEqual([
      { do: 'find', mode: 'video', connection: 'shielded', avoid: ['partner-1'] },
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
    expect(told.asked).toMatchObject([{ do: 'find', avoid: ['partner-1'] }]);
  });

  it('searches after a goodbye as soon as the server has heard of it', () => {
    const told = story(...talking, peer({ kind: 'ended', by: 'partner' }), { type: 'next' });
    expect(told.asked).toEqual([]);
    expect(told.and(idle).asked).toMatchObject([{ do: 'find' }]);
  });
});

describe('own devices', () => {
  it('[D3] are told when the channel opens, and whenever they change', () => {
    const on = { type: 'devices', camera: true, microphone: true };
    const opened = story(...calling, call({ type: 'channel-open' }));
    expect(opened.asked).toEqual([say(on)]);
    const muted = opened.and({ type: 'toggle-microphone' });
    expect(muted.asked).toEqual([
      { do: 'set-track', kind: 'video', on: true },
      { do: 'set-track', kind: 'audio', on: false },
      say({ ...on, microphone: false }),
    ]);
    expect(muted.view).toMatchObject({ microphoneOn: false, cameraOn: true });
    expect(muted.and({ type: 'toggle-camera' }).asked).toContainEqual(
      say({ type: 'devices', camera: false, microphone: false }),
    );
    expect(opened.and(ready({ cameraId: '' })).asked).toEqual([say({ ...on, camera: false })]);
  });

  it('stay off in the next call', () => {
    const told = story(...talking, { type: 'toggle-camera' }, { type: 'next' }, idle);
    const again = told.and(...calling.slice(-1), call({ type: 'channel-open' }));
    expect(again.asked).toEqual([say({ type: 'devices', camera: false, microphone: true })]);
  });

  it('are replaced in the call when another takes over', () => {
    const track = {} as MediaStreamTrack;
    const told = story(...talking, { type: 'media', event: { type: 'replaced', track } });
    expect(told.asked).toEqual([{ do: 'replace-track', track }]);
  });

  it('come back after unplugging when the camera is turned on', () => {
    const told = story(
      ...talking,
      ready({ cameraId: '' }),
      { type: 'toggle-camera' },
      { type: 'toggle-camera' },
    );
    expect(told.asked).toContainEqual({ do: 'choose-device', kind: 'video', id: 'cam' });
  });
});

describe('text', () => {
  it('goes both ways, trimmed', () => {
    const told = story(...talking, text('hello'), { type: 'send-text', text: '  hi ' });
    expect(told.asked).toEqual([say({ type: 'text', text: 'hi' })]);
    expect(told.view).toMatchObject({
      lines: [
        { id: 1, from: 'partner', text: 'hello' },
        { id: 2, from: 'me', text: 'hi' },
      ],
    });
  });

  it('that is written before the channel opens waits for it', () => {
    const told = story(...calling, { type: 'send-text', text: 'early' });
    expect(told.asked).toEqual([]);
    expect(told.and(call({ type: 'channel-open' })).asked).toContainEqual(
      say({ type: 'text', text: 'early' }),
    );
  });

  it.each([
    ['nothing', '   '],
    ['more than the limit', 'a'.repeat(TEXT_LIMIT + 1)],
  ])('of %s is not sent', (_, words) => {
    const told = story(...talking, { type: 'send-text', text: words });
    expect(told.asked).toEqual([]);
    expect(told.view).toMatchObject({ lines: [] });
  });

  it('is kept up to a bound, with ids that never repeat', () => {
    const told = story(
      ...talking,
      ...Array.from({ length: LINE_LIMIT + 5 }, (_, i) => text(`${i}`)),
    );
    const view = told.view?.screen === 'call' ? told.view : expect.fail('not in a call');
    expect(view.lines).toHaveLength(LINE_LIMIT);
    expect(view.lines.at(-1)).toMatchObject({ id: LINE_LIMIT + 5 });
  });

  it('is shown when the visitor wants', () => {
    const told = story(...talking, { type: 'toggle-text' });
    expect(told.view).toMatchObject({ textOpen: true });
    expect(told.and({ type: 'toggle-text' }).view).toMatchObject({ textOpen: false });
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
