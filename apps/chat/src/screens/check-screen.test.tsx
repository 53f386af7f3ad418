import { proves } from '@visavis/policy/proves';
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import type { CheckView } from '../view.ts';
import { CheckScreen, type CheckScreenProps } from './check-screen.tsx';

const nothing = () => {};
const actions: CheckScreenProps['actions'] = {
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

const direct: CheckView = {
  screen: 'check',
  devices: { kind: 'not-asked' },
  reach: 'open',
  policy: 'direct',
  offered: ['direct'],
  connection: 'direct',
  mustAgreeToDirect: false,
  calls: 'ready',
  relay: 'not-needed',
  guard: null,
  wishKinds: [],
  wishes: { interests: [], languages: [], weight: { interests: 'any', languages: 'any', country: 'any' } },
};

it.each([
  ['the server has said what it offers', { offered: ['direct'] }],
  ['nothing came from the server yet', { offered: null, reach: 'connecting' }],
  ['no device could be opened', { devices: { kind: 'failed', reason: 'denied' } }],
] as const)(proves('where every call is direct, the check says that the partner will see the address: %s', 'VIS-02-23'), (_, change) => {
  const html = render(<CheckScreen view={{ ...direct, ...change }} actions={actions} />);
  expect(html).toContain('Calls are direct here.');
  expect(html).toContain('The other person will see your IP address.');
  expect(html).toContain('They will also see your IP address.');
  expect(html).not.toMatch(/not see your IP address/);
});
