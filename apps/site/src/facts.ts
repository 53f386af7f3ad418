import type { Manifest } from '@visavis/policy';
import type { PromiseId } from '@visavis/policy/promises';

export interface Fact {
  readonly claim: string;
  /** What a visitor does to see it with their own eyes. */
  readonly check: string;
  /** The promises behind it, of all policies; a mark counts those of this one. */
  readonly promises: readonly PromiseId[];
}

/** Three claims that hold now and that anybody with a browser can test. */
export function factsFor(manifest: Manifest): readonly Fact[] {
  return [deviceFact(manifest), companyFact(manifest), callFact(manifest)];
}

function deviceFact({ device }: Manifest): Fact {
  const entries = device.filter((entry) => entry.who === 'visitor');
  const cookies = entries.filter((entry) => entry.kind === 'cookie').length;
  const kept = entries.map((entry) => `${entry.key} (${HOLDS[entry.holds]})`).join(', ');
  return {
    claim: cookies === 0 ? 'You get no cookie' : `You get ${cookies} cookies`,
    check: `Open the developer tools of your browser and look at its storage. After a whole visit you find nothing there but ${kept}.`,
    promises: ['1V1-04-01', '1V1-04-05', 'T1V-03-05', 'ANC-01-09', 'ANC-01-10'],
  };
}

const HOLDS: Readonly<Record<Manifest['device'][number]['holds'], string>> = {
  'adult-yes': 'your “yes” about your age',
  'notice-version': 'the notice that you have read',
  'not-counted': 'your wish not to be counted, if you asked for it',
  'blocked-tags': 'the tags of people whom you blocked, if you blocked any',
  choice: 'a choice that you made',
  'visit-mark': 'a mark for counting, after your “yes”',
  'sign-in': 'a sign-in',
  'sign-in-challenge': 'a sign-in that is not finished',
};

function companyFact({ recipients }: Manifest): Fact {
  const companies = recipients.filter((recipient) => recipient.kind === 'processor').length;
  return {
    claim: companies === 0 ? 'No other company is on this page' : `${companies} other companies work for us`,
    check:
      'Open the network tab and load this page again. Every line shows the address of this site, and nothing else.',
    promises: ['VIS-06-04', '1V1-04-08', '1V1-07-04', 'T1V-09-03'],
  };
}

function callFact({ connection }: Manifest): Fact {
  if (connection === 'direct') {
    return {
      claim: 'Your call goes straight to your partner',
      check:
        'Open the WebRTC page of your browser during a call (about:webrtc, chrome://webrtc-internals). No candidate in use is a relay.',
      promises: ['1V1-03-03', 'T1V-06-03', 'ANC-04-02'],
    };
  }
  return {
    claim: 'A shielded call hides your IP address from your partner',
    check:
      'Open the WebRTC page of your browser during a call (about:webrtc, chrome://webrtc-internals). The candidates in use are all of the type “relay”.',
    promises: ['VIS-02-01', 'VIS-03-01'],
  };
}
