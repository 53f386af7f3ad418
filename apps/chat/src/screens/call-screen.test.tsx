import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { CallView, GuardView } from '../view.ts';
import { CallScreen, type CallActions } from './call-screen.tsx';
import { reportDraft } from './report-draft.ts';

const nothing = () => {};
const actions: CallActions = {
  agreeToDirect: nothing,
  block: nothing,
  closeReport: nothing,
  leave: nothing,
  next: nothing,
  openReport: nothing,
  panic: nothing,
  reportMinor: nothing,
  sendReport: nothing,
  sendText: nothing,
  setTyping: nothing,
  switchGuard: nothing,
  toggleCamera: nothing,
  toggleMicrophone: nothing,
  toggleText: nothing,
  verifyAgain: nothing,
};

const SIGNS = ['Dog', 'Key', 'Anchor', 'Umbrella', 'Bell', 'Tree', 'Moon'].map((name) => ({ emoji: name.at(0) ?? '', name }));

const steady: CallView = {
  screen: 'call',
  mode: 'video',
  connection: 'shielded',
  phase: 'connected',
  recovery: null,
  reach: 'open',
  partnerAway: false,
  self: null,
  partner: null,
  partnerDevices: { camera: true, microphone: true, paused: false },
  microphoneOn: true,
  cameraOn: true,
  ownDevices: 'fine',
  verification: { kind: 'ready', signs: SIGNS },
  quality: null,
  direct: null,
  guard: null,
  partnerTyping: false,
  textOpen: false,
  canText: true,
  shared: [],
  lines: [],
  report: 'closed',
  canProve: true,
};

const call = (change: Partial<CallView> = {}): string => render(<CallScreen view={{ ...steady, ...change }} actions={actions} />);
const guarded = (partner: GuardView, change: Partial<CallView> = {}, maySwitch = true): string =>
  call({ guard: { on: true, maySwitch, partner, own: 'clear' }, ...change });

describe('a report', () => {
  it('takes nothing along that was begun about a partner before', () => {
    reportDraft.value = { reason: 'scam', words: 'about somebody else', ticked: [1] };
    const lines = [{ id: 1, from: 'partner', text: 'hi', sequence: 1, delivered: false, filtered: false }] as const;
    const html = call({ report: 'open', lines });
    expect(html).toContain('type="checkbox"');
    expect(html).not.toContain('checked');
    expect(html).not.toContain('about somebody else');
  });
});

describe('the cover over the partner’s picture', () => {
  it.each(['loading', 'checking', 'covered', 'failed'] as const)('is there with the picture, from the first drawing on: %s', (view) => {
    const html = guarded(view);
    expect(html).toContain('class="call__partner call__partner--covered"');
    expect(html).toContain('call__plate cover');
  });

  it.each(['clear', 'off'] as const)('is away when the picture is %s', (view) => {
    expect(guarded(view)).not.toContain('cover');
  });

  it.each([
    ['connecting', { phase: 'connecting' }],
    ['camera off', { partnerDevices: { camera: false, microphone: true, paused: false } }],
    ['paused', { partnerDevices: { camera: true, microphone: true, paused: true } }],
  ] as const)('stays on the picture while other words stand over it: %s', (_, change) => {
    const html = guarded('checking', change);
    expect(html).toContain('call__partner--covered');
    expect(html).not.toContain('call__plate cover');
  });

  it('does not speak of the check where it is the connection that brings no picture', () => {
    const html = guarded('checking', { phase: 'reconnecting', recovery: 'restarting' });
    expect(html).toContain('No picture arrives just now');
    expect(html).not.toContain('Checking the picture');
    for (const kept of ['covered', 'failed'] as const) expect(guarded(kept, { phase: 'reconnecting' })).toContain('Show pictures unchecked');
  });

  it('can be switched off only where the service leaves that to the visitor, and not while it is only being checked', () => {
    expect(guarded('covered')).toContain('Show pictures unchecked');
    expect(guarded('failed')).toContain('Show pictures unchecked');
    expect(guarded('checking')).not.toContain('Show pictures unchecked');
    expect(guarded('covered', {}, false)).not.toContain('Show pictures unchecked');
  });
});

describe('the signs of a call', () => {
  it('are four, with their names', () => {
    const html = call();
    expect(html.match(/class="strip__sign"/g)).toHaveLength(4);
    expect(html).toContain('aria-label="Dog Key Anchor Umbrella. Signs of this call. Compare them"');
  });

  it('that could not be made are said, not hidden', () => {
    expect(call({ verification: { kind: 'failed', runsLeft: 1 } })).toContain('Not verified');
    expect(call({ verification: { kind: 'waiting' } })).toContain('Your signs are being made…');
  });
});

describe('the ways out', () => {
  it.each(['video', 'text'] as const)('are one tap away in a call by %s', (mode) => {
    const html = call({ mode });
    for (const words of ['Report', 'Block', 'Under 18: end and report', 'Panic: all off', 'Next', 'Leave']) expect(html).toContain(`${words}</button>`);
  });
});

describe('what a visitor must know or answer', () => {
  it('says what happened to their devices, and what to do', () => {
    expect(call({ ownDevices: 'camera-lost' })).toContain('Plug it in again');
    expect(call({ ownDevices: 'interrupted' })).toContain('they come back by themselves');
    expect(call({ mode: 'text', ownDevices: 'camera-lost' })).not.toContain('Plug it in again');
  });

  it('says when the partner sees them blurred', () => {
    const blurred = call({ guard: { on: true, maySwitch: true, partner: 'clear', own: 'covered' } });
    expect(blurred).toContain('your partner sees it blurred');
    expect(blurred).toContain('self-view--blurred');
  });

  it('asks about a direct connection only when the partner has agreed, and says what it shows', () => {
    expect(call({ direct: { mine: false, theirs: false } })).not.toContain('I agree too');
    expect(call({ direct: { mine: false, theirs: true } })).toContain('Then your partner sees your IP address');
    expect(call({ direct: { mine: true, theirs: true } })).not.toContain('I agree too');
    expect(call({ direct: { mine: false, theirs: true }, connection: 'direct' })).not.toContain('I agree too');
  });
});

describe('the quality of a connection', () => {
  it.each([
    ['good', 3],
    ['fair', 2],
    ['poor', 1],
  ] as const)('%s is said by a word and by how many bars are full', (level, bars) => {
    const html = call({ quality: { level, roundTripMs: 1, lostPercent: 0, height: 1, framesPerSecond: 1, kilobitsPerSecond: 1, limitedBy: 'none' } });
    expect(html.match(/quality__full/g)).toHaveLength(bars);
    expect(html.toLowerCase()).toContain(`</svg>${level}</button>`);
  });

  it('is not said before it was measured, nor while there is no connection', () => {
    expect(call()).toContain('data-full="0"');
    const quality = { level: 'good', roundTripMs: 1, lostPercent: 0, height: 1, framesPerSecond: 1, kilobitsPerSecond: 1, limitedBy: 'none' } as const;
    expect(call({ phase: 'reconnecting', recovery: 'waiting', quality })).toContain('data-full="0"');
  });
});
