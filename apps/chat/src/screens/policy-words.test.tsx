import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import type { CheckView } from '../view.ts';
import { ChangeNotice } from './change-notice.tsx';
import { CheckScreen } from './check-screen.tsx';
import { ClosedScreen } from './closed-screen.tsx';
import { GateScreen } from './gate-screen.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { reportDraft } from './report-draft.ts';

const nothing = () => {};
const actions = {
  openDevices: nothing,
  chooseCamera: nothing,
  chooseMicrophone: nothing,
  allowConnection: nothing,
  checkRelay: nothing,
  find: nothing,
  panic: nothing,
  reload: nothing,
  retryLink: nothing,
  switchGuard: nothing,
};

const check = (change: Partial<CheckView>): string =>
  render(
    <CheckScreen
      actions={actions}
      view={{
        screen: 'check',
        devices: { kind: 'not-asked' },
        reach: 'open',
        policy: 'choice',
        offered: ['shielded', 'direct'],
        connection: 'shielded',
        mustAgreeToDirect: false,
        calls: 'ready',
        relay: 'unknown',
        guard: null,
        wishKinds: [],
        wishes: { interests: [], languages: [], weight: { interests: 'any', languages: 'any', country: 'any' } },
        ...change,
      }}
    />,
  );

describe('the check', () => {
  it.each([null, ['direct']] as const)('says beforehand that calls are direct where all are, and asks nothing (offered: %j)', (offered) => {
    const html = check({ policy: 'direct', offered, connection: 'direct' });
    expect(html).toContain('Calls are direct here.');
    expect(html).toContain('They will also see your IP address.');
    expect(html).not.toContain('<input');
  });

  it('lets the visitor choose where there is a choice', () => {
    expect(check({}).match(/type="radio"/g)).toHaveLength(2);
  });

  it('asks for a yes where the relay is missing, and starts nothing without it', () => {
    const html = check({ offered: ['direct'], connection: 'direct', mustAgreeToDirect: true });
    expect(html).toContain('type="checkbox"');
    expect(html.match(/<button[^>]* disabled/g)).toHaveLength(2);
  });
});

describe('the relay', () => {
  it('that does not carry calls from here is told before the search, with a way on', () => {
    const html = check({ relay: 'fails' });
    expect(html).toContain('Calls don’t get through from here.');
    expect(html).toContain('Test again</button>');
    expect(check({ relay: 'full' })).toContain('Our relay is full.');
    for (const relay of ['works', 'checking', 'unknown', 'not-needed'] as const) expect(check({ relay })).not.toContain('Test again');
  });
});

describe('the picture check', () => {
  it('is a choice only where the service leaves one, and says what it does', () => {
    expect(check({ guard: { on: true, maySwitch: true } })).toContain('type="checkbox"');
    const always = check({ guard: { on: true, maySwitch: false } });
    expect(always).not.toContain('type="checkbox"');
    expect(always).toContain('No picture leaves your device');
    expect(check({})).not.toContain('No picture leaves your device');
  });
});

describe('what calls are made with', () => {
  it('is waited for before a search', () => {
    const html = check({ calls: 'loading' });
    expect(html).toContain('Loading what calls need…');
    expect(html.match(/<button[^>]* disabled/g)).toHaveLength(2);
  });

  it('may fail to load: that is told, with a way on', () => {
    const html = check({ calls: 'failed' });
    expect(html).toContain('A part of this page did not load.');
    expect(html).toContain('Load again');
  });
});

describe('a visit that the server ended', () => {
  it.each([
    ['elsewhere', 'goes on in another window'],
    ['not-admitted', 'can’t let you in now'],
  ] as const)('says why (%s), and only the visitor begins another', (reason, says) => {
    const html = render(<ClosedScreen view={{ screen: 'closed', reason }} actions={{ reload: nothing }} />);
    expect(html).toContain(says);
    expect(html).toContain('<button');
  });
});

describe('the gate', () => {
  it('names what one agrees to, and where the rest stands', () => {
    const html = render(<GateScreen view={{ screen: 'gate' }} actions={{ acceptGate: nothing, declineGate: nothing }} />);
    for (const page of ['terms', 'guidelines', 'privacy']) expect(html).toContain(`href="/${page}/"`);
  });
});

describe('the report', () => {
  it.each([
    [null, '/guidelines/#rules'],
    ['minor', '/guidelines/#minor'],
    ['scam', '/guidelines/#scam'],
  ] as const)('for %s links to %s, in a tab of its own so that the call goes on', (reason, place) => {
    reportDraft.value = { reason, words: '', ticked: [] };
    const html = render(<ReportDialog progress="open" lines={[]} canProve={false} actions={{ closeReport: nothing, sendReport: nothing }} />);
    expect(html).toContain(`<a href="${place}" target="_blank">`);
  });
});

describe('a notice', () => {
  it('is not there when nothing is due', () => {
    expect(render(<ChangeNotice notices={[]} onRead={nothing} />)).not.toContain('<section');
  });

  it('says what is different from which day, and that reading it is not agreeing', () => {
    const html = render(
      <ChangeNotice notices={[{ number: 3, kind: 'prominent', from: '2027-03-01', counts: '2099-03-31' }]} onRead={nothing} />,
    );
    expect(html).toContain('<section class="change" aria-labelledby="change-title">');
    expect(html).toContain('From 31 March 2099 on');
    expect(html).toContain('does not mean that you agree');
    expect(html).not.toMatch(/aria-modal|<dialog/);
  });
});
