import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import type { GuardView } from '../view.ts';
import type { VisitEvent } from './event.ts';
import { call, calling, checked, entered, idle, matched, partnerStream, ready, server, storyWith, stream, talking } from './story.ts';

const on = { connection: 'choice', wishes: [], guard: { atFirst: true, maySwitch: true } } as const;
const always = { ...on, guard: { atFirst: true, maySwitch: false } };
const guard = (side: 'own' | 'partner', view: GuardView): VisitEvent => ({ type: 'guard', side, view });
const partner = call({ type: 'partner-stream', stream: partnerStream });
const watchOwn = { do: 'watch', side: 'own', stream };
const watchPartner = { do: 'watch', side: 'partner', stream: partnerStream };
const cover = (covered: boolean) => ({ do: 'cover-own', covered, stream });
const search = { type: 'find', mode: 'video' } as const;

describe('the picture check', () => {
  it('is nothing at all where the policy has none', () => {
    const told = storyWith({ connection: 'choice', wishes: [] }, ...talking, partner, guard('partner', 'clear'), { type: 'switch-guard', on: true });
    expect(told.view).toMatchObject({ screen: 'call', guard: null });
    expect(told.asked).toEqual([]);
  });

  it('is shown at the check, and loads with the devices, not before', () => {
    expect(storyWith(on, ...entered).view).toMatchObject({ guard: { on: true, maySwitch: true } });
    expect(storyWith(on, ...checked).asked).toContainEqual({ do: 'load-guard' });
    expect(storyWith({ ...on, guard: { atFirst: false, maySwitch: true } }, ...checked).asked).not.toContainEqual({ do: 'load-guard' });
  });

  it('looks at our own picture from the search on, and no longer than that', () => {
    const searching = storyWith(on, ...checked, search);
    expect(searching.asked).toContainEqual(watchOwn);
    expect(searching.and({ type: 'cancel' }).asked).toContainEqual({ do: 'unwatch', side: 'own' });
    const text = storyWith(on, ...checked, { type: 'find', mode: 'text' });
    expect(text.asked).not.toContainEqual(watchOwn);
  });

  it(proves('[fail closed] covers both pictures before the first is painted, until it has said that they are clear', 'VIS-02-24', 'ANC-04-05'), () => {
    const begun = storyWith(on, ...calling);
    expect(begun.view).toMatchObject({ guard: { on: true, partner: 'loading', own: 'loading' } });
    expect(begun.asked.slice(-1)).toEqual([cover(true)]);
    const seen = begun.and(partner);
    expect(seen.asked).toEqual([watchPartner]);
    expect(seen.view).toMatchObject({ guard: { partner: 'loading' } });
    for (const view of ['checking', 'covered', 'failed'] as const) {
      expect(seen.and(guard('partner', view), guard('own', view)).view).toMatchObject({ guard: { partner: view, own: view } });
      expect(seen.and(guard('own', view)).asked).toEqual([]);
    }
  });

  it(proves('sends our own picture once it is clear, and the cover again when it is not', 'VIS-02-25'), () => {
    const clear = storyWith(on, ...calling, guard('own', 'clear'));
    expect(clear.asked).toEqual([cover(false)]);
    expect(clear.and(guard('own', 'covered')).asked).toEqual([cover(true)]);
  });

  it('sends our own picture from the start where it was found clear while waiting', () => {
    const told = storyWith(on, ...checked, search, guard('own', 'clear'), matched);
    expect(told.asked).not.toContainEqual(cover(true));
    expect(told.view).toMatchObject({ guard: { own: 'clear' } });
    const next = told.and({ type: 'next' }, idle);
    expect(next.asked).not.toContainEqual({ do: 'unwatch', side: 'own' });
    expect(next.and(matched).view).toMatchObject({ guard: { own: 'clear', partner: 'loading' } });
  });

  it('looks anew at a partner’s stream that is another', () => {
    const told = storyWith(on, ...talking, partner, guard('partner', 'clear'));
    const other = {} as MediaStream;
    const again = told.and(call({ type: 'partner-stream', stream: other }));
    expect(again.asked).toEqual([{ do: 'unwatch', side: 'partner' }, { do: 'watch', side: 'partner', stream: other }]);
    expect(again.view).toMatchObject({ guard: { partner: 'loading' } });
    expect(told.and(partner).view).toMatchObject({ guard: { partner: 'clear' } });
  });

  it('covers another camera until it has been looked at', () => {
    const replaced: VisitEvent = { type: 'media', event: { type: 'replaced', track: { kind: 'video' } as MediaStreamTrack } };
    const told = storyWith(on, ...talking, guard('own', 'clear'), replaced);
    expect(told.asked).toEqual([{ do: 'unwatch', side: 'own' }, watchOwn, cover(true)]);
    expect(told.view).toMatchObject({ guard: { own: 'loading' } });
    expect(told.and(replaced).asked).toContainEqual(cover(true));
  });

  it('[fail closed] covers a camera that was lost and is back until it has been looked at', () => {
    const lost = storyWith(on, ...talking, guard('own', 'clear'), { type: 'media', event: { type: 'lost', kind: 'video' } });
    expect(lost.asked).toContainEqual({ do: 'unwatch', side: 'own' });
    const replaced = lost.and({ type: 'media', event: { type: 'replaced', track: { kind: 'video' } as MediaStreamTrack } });
    expect(replaced.asked.map((effect) => effect.do)).not.toContain('replace-track');
    const back = replaced.and({ type: 'media', event: { type: 'restored', kind: 'video' } }, ready());
    expect(back.asked).toContainEqual(watchOwn);
    expect(back.asked).toContainEqual(cover(true));
    expect(back.view).toMatchObject({ guard: { own: 'loading' } });
  });

  it('sends a microphone as it is', () => {
    const track = { kind: 'audio' } as MediaStreamTrack;
    expect(storyWith(on, ...talking, { type: 'media', event: { type: 'replaced', track } }).asked).toEqual([{ do: 'replace-track', track }]);
  });

  it('has nothing to look at in a call by sound', () => {
    const told = storyWith(on, ...entered, { type: 'open-devices' }, ready({ cameraId: '' }), search, matched);
    expect(told.asked.map((effect) => effect.do)).toEqual(['start-call']);
  });

  it('is switched by the visitor where the policy allows it', () => {
    const off = storyWith(on, ...talking, partner, { type: 'switch-guard', on: false });
    expect(off.asked).toEqual([{ do: 'unwatch', side: 'own' }, { do: 'unwatch', side: 'partner' }, cover(false)]);
    expect(off.view).toMatchObject({ guard: { on: false, partner: 'off', own: 'off' } });
    const back = off.and({ type: 'switch-guard', on: true });
    expect(back.asked).toEqual([{ do: 'load-guard' }, watchOwn, watchPartner, cover(true)]);
    expect(back.view).toMatchObject({ guard: { on: true, partner: 'loading', own: 'loading' } });
    const fixed = storyWith(always, ...talking, { type: 'switch-guard', on: false });
    expect(fixed.asked).toEqual([]);
    expect(fixed.view).toMatchObject({ guard: { on: true, maySwitch: false } });
  });

  it(proves('never ends a call, and says nothing to anybody', 'VIS-02-16', 'ANC-04-06'), () => {
    const told = storyWith(on, ...talking, partner, guard('partner', 'covered'), guard('own', 'covered'));
    expect(told.view).toMatchObject({ screen: 'call' });
    expect(told.counted).toEqual([]);
    expect(told.asked).toEqual([]);
    expect(storyWith(on, ...talking, partner, guard('partner', 'covered')).asked).toEqual([]);
  });

  it('ends with the call, and with the visit', () => {
    const told = storyWith(on, ...talking, partner);
    expect(told.and(server({ type: 'partner-left', reason: 'left' })).asked).toEqual([
      { do: 'end-call' },
      { do: 'unwatch', side: 'own' },
      { do: 'unwatch', side: 'partner' },
    ]);
    expect(told.and({ type: 'leave' }).asked).toContainEqual({ do: 'close-guard' });
    expect(told.and({ type: 'panic' }).asked).toContainEqual({ do: 'unwatch', side: 'own' });
  });
});
