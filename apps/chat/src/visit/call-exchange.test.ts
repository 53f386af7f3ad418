import { TEXT_LIMIT } from '@visavis/protocol';
import { describe, expect, it } from 'vitest';
import { LINE_LIMIT } from './lines.ts';
import { call, calling, checked, idle, later, matchedMessage, ready, said, searching, server, story, talking } from './story.ts';
import type { VisitEvent } from './event.ts';

const tell = (camera: boolean, microphone: boolean, paused = false) => ({ do: 'say-devices', devices: { camera, microphone, paused } });
const open = call({ type: 'channel-open' });

describe('own devices', () => {
  it('[D3] are told when the channel opens, and whenever they change', () => {
    const opened = story(...calling, open);
    expect(opened.asked).toEqual([tell(true, true)]);
    expect(opened.and(open).asked).toEqual([]);
    const muted = opened.and({ type: 'toggle-microphone' });
    expect(muted.asked).toEqual([
      { do: 'set-track', kind: 'video', on: true },
      { do: 'set-track', kind: 'audio', on: false },
      tell(true, false),
    ]);
    expect(muted.view).toMatchObject({ microphoneOn: false, cameraOn: true });
    expect(muted.and({ type: 'toggle-camera' }).asked).toContainEqual(tell(false, false));
    expect(opened.and(ready({ cameraId: '' })).asked).toEqual([tell(false, true)]);
  });

  it('[D3] are paused while our page is out of sight', () => {
    const hidden = story(...talking, { type: 'visibility', hidden: true });
    expect(hidden.asked).toEqual([tell(true, true, true)]);
    expect(hidden.and({ type: 'visibility', hidden: false }).asked).toEqual([tell(true, true)]);
  });

  it('stay off in the next call', () => {
    const told = story(...talking, { type: 'toggle-camera' }, { type: 'next' }, idle);
    expect(told.and(...calling.slice(-1), open).asked).toEqual([tell(false, true)]);
  });

  it('are replaced in the call when another takes over', () => {
    const track = {} as MediaStreamTrack;
    const told = story(...talking, { type: 'media', event: { type: 'replaced', track } });
    expect(told.asked).toEqual([{ do: 'replace-track', track }]);
  });

  it('that are lost (each by itself) are not back with the other', () => {
    const lost = story(...talking, { type: 'media', event: { type: 'lost', kind: 'video' } });
    const other = lost.and({ type: 'media', event: { type: 'replaced', track: { kind: 'audio' } as MediaStreamTrack } });
    expect(other.view).toMatchObject({ ownDevices: 'camera-lost' });
    const back = other.and({ type: 'media', event: { type: 'replaced', track: { kind: 'video' } as MediaStreamTrack } });
    expect(back.and({ type: 'media', event: { type: 'restored', kind: 'video' } }, ready()).view).toMatchObject({ ownDevices: 'fine' });
  });

  it('that were lost are fine when all are asked for anew', () => {
    const lost = story(...checked, { type: 'media', event: { type: 'lost', kind: 'video' } }, { type: 'open-devices' }, ready(), ...searching.slice(-2), ...talking.slice(-3));
    expect(lost.view).toMatchObject({ screen: 'call', ownDevices: 'fine' });
  });

  it('come back after unplugging when the microphone is turned on, which opens no camera', () => {
    const told = story(...talking, ready({ cameraId: '', microphoneId: '' }), { type: 'toggle-microphone' }, { type: 'toggle-microphone' });
    expect(told.asked.filter((effect) => effect.do === 'choose-device')).toEqual([{ do: 'choose-device', kind: 'audio', id: 'mic' }]);
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

  it('that the system takes for a while are said to be, to both', () => {
    const taken = story(...talking, { type: 'media', event: { type: 'interrupted', kind: 'video' } });
    expect(taken.view).toMatchObject({ ownDevices: 'interrupted' });
    expect(taken.asked).toEqual([tell(true, true, true)]);
    const track = { kind: 'video' } as MediaStreamTrack;
    const still = taken.and({ type: 'media', event: { type: 'replaced', track } });
    expect(still.view).toMatchObject({ ownDevices: 'interrupted' });
    const back = still.and({ type: 'media', event: { type: 'restored', kind: 'video' } });
    expect(back.view).toMatchObject({ ownDevices: 'fine' });
    expect(back.asked).toEqual([tell(true, true)]);
  });

  it.each([
    ['video', 'camera-lost', tell(false, true)],
    ['audio', 'microphone-lost', tell(true, false)],
  ] as const)('that are lost (%s) leave the call to the other', (kind, ownDevices, told) => {
    const lost = story(...talking, { type: 'media', event: { type: 'lost', kind } });
    expect(lost.view).toMatchObject({ screen: 'call', ownDevices });
    expect(lost.asked).toEqual([told]);
    const back = lost.and({ type: 'media', event: { type: 'replaced', track: { kind } as MediaStreamTrack } }, ready());
    expect(back.view).toMatchObject({ ownDevices: 'fine' });
    expect(back.asked).toEqual([tell(true, true)]);
  });
});

describe('text', () => {
  const write = (text: string): VisitEvent => ({ type: 'send-text', text });

  it('goes both ways, trimmed', () => {
    const told = story(...talking, said(1, 'hello'), write('  hi '));
    expect(told.asked).toEqual([{ do: 'say-text', id: 2, text: 'hi' }]);
    expect(told.view).toMatchObject({
      lines: [
        { id: 1, from: 'partner', text: 'hello', sequence: 1, delivered: false, filtered: false },
        { id: 2, from: 'me', text: 'hi', sequence: 0, delivered: false, filtered: false },
      ],
    });
  });

  it('[D5] of ours gets its number when it is signed; it may be written before the channel opens', () => {
    const told = story(...calling, write('early'));
    expect(told.asked).toEqual([{ do: 'say-text', id: 1, text: 'early' }]);
    expect(told.and({ type: 'sequenced', id: 1, sequence: 1 }).view).toMatchObject({ lines: [{ sequence: 1 }] });
  });

  it('[D6] of ours is delivered, up to and with the one that is named', () => {
    const written = story(...talking, write('a'), write('b'), write('c'), said(1, 'd'));
    const told = written.and(...[1, 2, 3].map((at) => ({ type: 'sequenced', id: at, sequence: at }) as const), call({ type: 'delivered', sequence: 2 }));
    expect(told.view).toMatchObject({ lines: [{ delivered: true }, { delivered: true }, { delivered: false }, { delivered: false }] });
    expect(written.and(call({ type: 'delivered', sequence: 2 })).view).toMatchObject({ lines: [{ delivered: false }, {}, {}, {}] });
  });

  it('of theirs is marked where the word filter of this device found something', () => {
    const told = story(...talking, { type: 'partner-text', sequence: 1, text: 'rude', filtered: true });
    expect(told.view).toMatchObject({ lines: [{ filtered: true }] });
  });

  it.each([
    ['nothing', '   '],
    ['more than the limit', 'a'.repeat(TEXT_LIMIT + 1)],
  ])('of %s is not sent', (_, words) => {
    const told = story(...talking, write(words));
    expect(told.asked).toEqual([]);
    expect(told.view).toMatchObject({ lines: [] });
  });

  it('is kept up to a bound, with ids that never repeat', () => {
    const told = story(...talking, ...Array.from({ length: LINE_LIMIT + 5 }, (_, i) => said(i + 1, `${i}`)));
    const view = told.view?.screen === 'call' ? told.view : expect.fail('not in a call');
    expect(view.lines).toHaveLength(LINE_LIMIT);
    expect(view.lines.at(-1)).toMatchObject({ id: LINE_LIMIT + 5 });
  });

  it('[D9] is not sent to a client that takes none, and the screen says so', () => {
    const { partnerSignKey: _key, token: _token, ...old } = matchedMessage;
    const told = story(...searching, server(old), ...talking.slice(-2), write('hello'));
    expect(told.asked).toEqual([]);
    expect(told.view).toMatchObject({ canText: false, lines: [] });
    expect(story(...talking).view).toMatchObject({ canText: true });
  });

  it('is shown when the visitor wants', () => {
    const told = story(...talking, { type: 'toggle-text' });
    expect(told.view).toMatchObject({ textOpen: true });
    expect(told.and({ type: 'toggle-text' }).view).toMatchObject({ textOpen: false });
  });
});

describe('a device of ours that gives nothing any more', () => {
  const dead = (kind: 'audio' | 'video') => call({ type: 'dead-capture', kind });
  const revive = (kind: 'audio' | 'video') => [{ do: 'revive', kind }];

  it('is opened anew', () => {
    expect(story(...talking, dead('video')).asked).toEqual(revive('video'));
    expect(story(...talking, dead('audio')).asked).toEqual(revive('audio'));
  });

  it('is left alone where it is off, the page hidden, or nothing open', () => {
    expect(story(...talking, { type: 'toggle-camera' }, dead('video')).asked).toEqual([]);
    expect(story(...talking, { type: 'toggle-camera' }, dead('audio')).asked).toEqual(revive('audio'));
    expect(story(...talking, { type: 'toggle-microphone' }, dead('audio')).asked).toEqual([]);
    expect(story(...talking, { type: 'visibility', hidden: true }, dead('video')).asked).toEqual([]);
    expect(story(...talking, ready({ cameraId: '' }), dead('video')).asked).toEqual([]);
  });
});

describe('typing', () => {
  const key = { type: 'set-typing', on: true } as const;
  const silence = { do: 'wait', timer: 'typing', ms: 5_000 };
  const typing = (on: boolean) => ({ do: 'say-typing', on });

  it('[D3] is said again while it goes on', () => {
    const told = story(...talking, key, later(2_900), key);
    expect(told.asked).toEqual([silence]);
    expect(told.and(later(100), key).asked).toEqual([typing(true), silence]);
  });

  it('is said once, and falls silent five seconds after the last key', () => {
    const told = story(...talking, key);
    expect(told.asked).toEqual([typing(true), silence]);
    const more = told.and(later(2_000), key);
    expect(more.asked).toEqual([silence]);
    const silent = more.and(later(5_000), { type: 'waited', timer: 'typing' });
    expect(silent.asked).toEqual([typing(false)]);
    expect(silent.and({ type: 'waited', timer: 'typing' }).asked).toEqual([]);
  });

  it('is said no more than once in three seconds, however often it begins and ends', () => {
    const stopped = story(...talking, key, later(500), { type: 'set-typing', on: false });
    expect(stopped.asked).toEqual([typing(false)]);
    expect(stopped.and(later(2_400), key).asked).toEqual([silence]);
    expect(stopped.and(later(2_500), key).asked).toEqual([typing(true), silence]);
  });

  it('ends with the text', () => {
    expect(story(...talking, key, { type: 'send-text', text: 'hi' }).asked).toEqual([typing(false), { do: 'say-text', id: 1, text: 'hi' }]);
  });

  it('[D3] of the partner ends ten seconds after it was last said', () => {
    const end = { do: 'wait', timer: 'partner-typing', ms: 10_000 };
    const told = story(...talking, call({ type: 'typing', on: true }));
    expect(told.asked).toEqual([end]);
    expect(told.and(call({ type: 'typing', on: true })).asked).toEqual([end]);
    expect(told.and({ type: 'waited', timer: 'partner-typing' }).view).toMatchObject({ partnerTyping: false });
  });

  it('of the partner ends with their text, or with the path', () => {
    const told = story(...talking, call({ type: 'typing', on: true }));
    expect(told.view).toMatchObject({ partnerTyping: true });
    expect(told.and(call({ type: 'typing', on: false })).view).toMatchObject({ partnerTyping: false });
    expect(told.and(said(1, 'hi')).view).toMatchObject({ partnerTyping: false });
    expect(told.and(call({ type: 'state', state: { kind: 'reconnecting', step: 'waiting' } })).view).toMatchObject({ partnerTyping: false });
  });
});
