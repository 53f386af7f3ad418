import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import type { VisitEvent } from './event.ts';
import {
  checked,
  entered,
  link,
  matched,
  NOW,
  ready,
  refused,
  searching,
  story,
  storyUnder,
  stream,
  findOf,
  welcome,
} from './story.ts';

describe('the connection on offer', () => {
  it.each([
    ['nothing yet', [], null, { connection: 'shielded', mustAgreeToDirect: false }],
    ['both', ['shielded', 'direct'], null, { connection: 'shielded', mustAgreeToDirect: false }],
    [
      'both, direct chosen',
      ['shielded', 'direct'],
      'direct',
      { connection: 'direct', mustAgreeToDirect: false },
    ],
    ['shielded only', ['shielded'], null, { connection: 'shielded', mustAgreeToDirect: false }],
    [
      'shielded only, direct chosen',
      ['shielded'],
      'direct',
      { connection: 'shielded', mustAgreeToDirect: false },
    ],
    ['direct only', ['direct'], null, { connection: 'direct', mustAgreeToDirect: true }],
    [
      'direct only, agreed',
      ['direct'],
      'direct',
      { connection: 'direct', mustAgreeToDirect: false },
    ],
    [
      'direct only, taken back',
      ['direct'],
      'shielded',
      { connection: 'direct', mustAgreeToDirect: true },
    ],
  ] as const)('%s', (_, offered, chosen, expected) => {
    let told = story({ type: 'accept-gate' }, link('open'));
    if (offered.length > 0) told = told.and(welcome(...offered));
    if (chosen !== null) told = told.and({ type: 'allow-connection', connection: chosen });
    expect(told.view).toMatchObject(expected);
  });
});

describe('where the policy makes every call direct', () => {
  const always = (...events: VisitEvent[]) =>
    storyUnder('direct', { type: 'accept-gate' }, link('open'), ...events);

  it('nobody is asked, and the check knows it before the server has said anything', () => {
    expect(always().view).toMatchObject({ policy: 'direct', offered: null, mustAgreeToDirect: false });
    expect(always(welcome('direct')).view).toMatchObject({
      policy: 'direct',
      connection: 'direct',
      mustAgreeToDirect: false,
    });
  });

  it('a search starts with a direct call', () => {
    const told = always(welcome('direct'), { type: 'calls', state: 'ready' }, { type: 'find', mode: 'text' });
    expect(told.asked).toContainEqual(findOf({ mode: 'text', connection: 'direct' }));
  });
});

describe('the devices', () => {
  it('are asked for by the visitor only', () => {
    expect(story(...entered).view).toMatchObject({ devices: { kind: 'not-asked' } });
    const asking = story(...entered, { type: 'open-devices' });
    expect(asking.view).toMatchObject({ devices: { kind: 'asking' } });
    expect(asking.asked).toContainEqual({ do: 'open-devices' });
    expect(asking.and({ type: 'open-devices' }).asked).toEqual([]);
  });

  it('show the picture and the loudness once they are ready', () => {
    const told = story(...checked);
    expect(told.asked).toEqual([{ do: 'watch-level', stream }]);
    expect(told.and({ type: 'level', level: 0.4 }).view).toMatchObject({
      devices: { kind: 'ready', stream, level: 0.4, cameraId: 'cam', microphoneId: 'mic' },
    });
  });

  it.each(['denied', 'no-camera', 'in-use', 'other'] as const)(
    'say why they failed (%s), and leave text and another try as ways on',
    (reason) => {
      const failed = story(
        ...entered,
        { type: 'open-devices' },
        { type: 'media', event: { type: 'failed', reason } },
      );
      expect(failed.view).toMatchObject({ devices: { kind: 'failed', reason } });
      expect(failed.and({ type: 'find', mode: 'video' }).state.at).toBe('check');
      expect(failed.and({ type: 'find', mode: 'text' }).view).toMatchObject({
        screen: 'waiting',
        mode: 'text',
        self: null,
      });
      expect(failed.and({ type: 'open-devices' }).view).toMatchObject({
        devices: { kind: 'asking' },
      });
    },
  );

  it('are closed when the last of them is unplugged', () => {
    const deaf = story(...checked, { type: 'media', event: { type: 'lost', kind: 'audio' } });
    const told = deaf.and({ type: 'media', event: { type: 'lost', kind: 'video' } });
    expect(told.view).toMatchObject({ devices: { kind: 'failed', reason: 'no-camera' } });
    expect(told.asked).toEqual([{ do: 'stop-level' }, { do: 'stop-devices' }]);
  });

  it('stay when only the microphone is unplugged', () => {
    const told = story(...checked, { type: 'media', event: { type: 'lost', kind: 'audio' } });
    expect(told.and(ready({ microphoneId: '' })).view).toMatchObject({
      devices: { kind: 'ready', microphoneId: '' },
    });
  });

  it('may be a microphone alone: a call goes by sound', () => {
    const told = story(...checked, { type: 'media', event: { type: 'lost', kind: 'video' } });
    expect(told.view).toMatchObject({ devices: { kind: 'ready', cameraId: '', microphoneId: 'mic' } });
    expect(told.asked).toEqual([]);
    expect(told.and({ type: 'find', mode: 'video' }).view).toMatchObject({ screen: 'waiting', mode: 'video' });
    const deaf = { withoutCamera: 'in-use' } as const;
    expect(story(...entered, { type: 'open-devices' }, ready({ cameraId: '', ...deaf })).view).toMatchObject({ devices: { kind: 'ready', ...deaf } });
  });

  it('go off when a text chat is looked for', () => {
    const told = story(...checked, { type: 'find', mode: 'text' });
    expect(told.asked).toEqual([{ do: 'stop-level' }, { do: 'stop-devices' }, findOf({ mode: 'text' })]);
    expect(told.view).toMatchObject({ screen: 'waiting', self: null });
    expect(told.and({ type: 'cancel' }).view).toMatchObject({ screen: 'check', devices: { kind: 'not-asked' } });
  });

  it('can be changed', () => {
    const told = story(...checked, { type: 'choose-device', kind: 'video', id: 'cam2' });
    expect(told.asked).toEqual([{ do: 'choose-device', kind: 'video', id: 'cam2' }]);
  });
});

describe('a search', () => {
  it('starts with what the visitor allows', () => {
    const told = story(...checked, { type: 'find', mode: 'video' });
    expect(told.asked).toEqual([
      { do: 'stop-level' },
      findOf(),
    ]);
    expect(told.view).toEqual({
      screen: 'waiting',
      mode: 'video',
      after: null,
      self: stream,
      reach: 'open',
      company: null,
      usual: null,
      since: NOW,
      begins: null,
      cools: false,
      wishes: { interests: [], languages: [], weight: { interests: 'any', languages: 'any', country: 'any' } },
      meetsAgain: false,
      standstill: 'none',
      puzzle: 'none',
    });
  });

  it(proves('does not start before the visitor agreed to show their address', 'VIS-02-03'), () => {
    const told = story({ type: 'accept-gate' }, link('open'), welcome('direct'), { type: 'calls', state: 'ready' });
    expect(told.and({ type: 'find', mode: 'text' }).state.at).toBe('check');
    const agreed = told.and(
      { type: 'allow-connection', connection: 'direct' },
      { type: 'find', mode: 'text' },
    );
    expect(agreed.asked).toContainEqual(findOf({ mode: 'text', connection: 'direct' }));
  });

  it(proves('comes back here when the connection is no longer on offer, and asks', 'VIS-02-03'), () => {
    const told = story(
      ...checked,
      { type: 'find', mode: 'video' },
      refused('connection-unavailable'),
    );
    expect(told.view).toMatchObject({
      screen: 'check',
      connection: 'direct',
      mustAgreeToDirect: true,
    });
  });

  it('starts only with what calls are made with', () => {
    const loading = story({ type: 'accept-gate' }, link('open'), welcome('shielded'));
    expect(loading.view).toMatchObject({ calls: 'loading' });
    expect(loading.and({ type: 'find', mode: 'text' }).state.at).toBe('check');
    const failed = loading.and({ type: 'calls', state: 'failed' });
    expect(failed.view).toMatchObject({ calls: 'failed' });
    expect(failed.and({ type: 'find', mode: 'text' }).state.at).toBe('check');
    expect(failed.and({ type: 'reload' }).asked).toEqual([{ do: 'reload' }]);
    expect(loading.and({ type: 'calls', state: 'ready' }, { type: 'find', mode: 'text' }).state.at).toBe('waiting');
  });

  it('that was taken back too late is left at once', () => {
    const told = story(...searching, { type: 'cancel' }, matched);
    expect(told.state.at).toBe('check');
    expect(told.asked).toEqual([{ do: 'send', message: { type: 'leave' } }]);
  });
});

describe('the link', () => {
  it.each(['connecting', 'open', 'reconnecting', 'unreachable'] as const)(
    'is shown as %s',
    (state) => {
      expect(story({ type: 'accept-gate' }, link(state)).view).toMatchObject({ reach: state });
    },
  );

  it('tries again when the visitor asks', () => {
    const told = story({ type: 'accept-gate' }, link('unreachable'), { type: 'retry-link' });
    expect(told.asked).toEqual([{ do: 'retry-link' }]);
  });
});
