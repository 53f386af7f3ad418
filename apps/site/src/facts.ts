import type { Manifest } from '@visavis/policy';

interface Fact {
  readonly claim: string;
  /** What a visitor does to see it with their own eyes. */
  readonly check: string;
}

/** Three claims that hold now and that anybody with a browser can test. */
export function factsFor(manifest: Manifest): readonly Fact[] {
  return [deviceFact(manifest), companyFact(manifest), callFact(manifest)];
}

function deviceFact({ device }: Manifest): Fact {
  const entries = device.filter((entry) => entry.who === 'visitor');
  const cookies = entries.filter((entry) => entry.kind === 'cookie').length;
  const keys = entries.map((entry) => entry.key).join(', ');
  return {
    claim: cookies === 0 ? 'You get no cookie' : `You get ${cookies} cookies`,
    check: `Open the developer tools of your browser and look at its storage. After a whole visit there is one entry, ${keys}: your “yes” about your age.`,
  };
}

function companyFact({ recipients }: Manifest): Fact {
  const companies = recipients.filter((recipient) => recipient.kind === 'processor').length;
  return {
    claim: companies === 0 ? 'No other company is on this page' : `${companies} other companies work for us`,
    check:
      'Open the network tab and load this page again. Every line shows the address of this site, and nothing else.',
  };
}

function callFact({ connection }: Manifest): Fact {
  if (connection === 'direct') {
    return {
      claim: 'Your call goes straight to your partner',
      check:
        'Open the WebRTC page of your browser during a call (about:webrtc, chrome://webrtc-internals). No candidate in use is a relay.',
    };
  }
  return {
    claim: 'A shielded call hides your IP address from your partner',
    check:
      'Open the WebRTC page of your browser during a call (about:webrtc, chrome://webrtc-internals). The candidates in use are all of the type “relay”.',
  };
}
