import { describe, expect, it } from 'vitest';
import { story } from './story.ts';

describe('the gate', () => {
  it('opens nothing and stores nothing before an answer', () => {
    const gate = story();
    expect(gate.view).toEqual({ screen: 'gate' });
    for (const type of ['open-devices', 'retry-link', 'next', 'page-hidden'] as const) {
      expect(gate.and({ type })).toMatchObject({ state: { at: 'gate' }, asked: [] });
    }
  });

  it('remembers a yes on the device and only then opens the link', () => {
    const yes = story({ type: 'accept-gate' });
    expect(yes.asked).toEqual([
      { do: 'remember-gate' },
      { do: 'recall-blocked' },
      { do: 'open-link' },
      { do: 'load-calls' },
      { do: 'wait', timer: 'forget', ms: 60_000 },
    ]);
    expect(yes.view).toMatchObject({ screen: 'check', devices: { kind: 'not-asked' } });
  });

  it('leaves no trace of a no, and lets nothing more happen but going home', () => {
    const no = story({ type: 'decline-gate' });
    expect(no.asked).toEqual([]);
    expect(no.view).toEqual({ screen: 'declined' });
    expect(no.and({ type: 'accept-gate' })).toMatchObject({ state: { at: 'declined' }, asked: [] });
    expect(no.and({ type: 'leave' }).asked).toEqual([{ do: 'go-home' }]);
  });
});
