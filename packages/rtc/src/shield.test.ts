import { proves } from '@visavis/policy/proves';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shieldCandidate, shieldDescription } from './shield.ts';

const host = 'candidate:1 1 udp 2113937151 192.0.2.2 54321 typ host generation 0 ufrag abcd';
const srflx =
  'candidate:2 1 udp 1677729535 203.0.113.9 50000 typ srflx raddr 192.0.2.2 rport 54321';
const prflx = 'candidate:3 1 udp 1677729535 203.0.113.9 50000 typ prflx';
const relay =
  'candidate:4 1 udp 41885439 198.51.100.4 49152 typ relay raddr 203.0.113.9 rport 50000 generation 0';
const hidden =
  'candidate:4 1 udp 41885439 198.51.100.4 49152 typ relay raddr 0.0.0.0 rport 9 generation 0';

describe('shieldCandidate', () => {
  it.each([host, srflx, prflx])('holds back %s', (line) => {
    expect(shieldCandidate('shielded', line)).toBeNull();
  });

  it(proves('[N4] passes a relay candidate without its related address', { in: ['visavis'], ids: ['VIS-02-21'] }), () => {
    expect(shieldCandidate('shielded', relay)).toBe(hidden);
  });

  it('passes the end of candidates', () => {
    expect(shieldCandidate('shielded', '')).toBe('');
  });

  it('holds back a line that says two types, or is no candidate line', () => {
    expect(shieldCandidate('shielded', `${host} typ relay`)).toBeNull();
    expect(shieldCandidate('shielded', `${relay} typ host`)).toBeNull();
    expect(shieldCandidate('shielded', 'typ relay')).toBeNull();
    expect(shieldCandidate('shielded', `${relay}\r\na=${host}`)).toBeNull();
  });

  it('changes nothing in a direct call', () => {
    expect(shieldCandidate('direct', srflx)).toBe(srflx);
  });

  it(proves('[N4] lets nothing pass whose type field is not relay', { in: ['visavis'], ids: ['VIS-03-01'] }), () => {
    const line = fc
      .tuple(fc.ipV4(), fc.constantFrom('host', 'srflx', 'prflx', 'Host', 'relay2', 'x relay'))
      .map(([address, type]) => `candidate:1 1 udp 1 ${address} 9 typ ${type}`);
    fc.assert(
      fc.property(line, fc.string(), (start, rest) => {
        expect(shieldCandidate('shielded', `${start} ${rest}`)).toBeNull();
      }),
    );
  });
});

describe('shieldDescription', () => {
  const sdp = [
    'v=0',
    'o=- 4611 2 IN IP4 192.0.2.2',
    's=-',
    'm=audio 54321 UDP/TLS/RTP/SAVPF 111',
    'c=IN IP4 192.0.2.2',
    'a=rtcp:54321 IN IP6 2001:db8::7',
    `a=${host}`,
    `a=${srflx}`,
    `a=${relay}`,
    'a=mid:0',
    '',
  ].join('\r\n');

  it(proves('[N4] keeps relay candidates only, and no address in any other line', { in: ['visavis'], ids: ['VIS-02-21'] }), () => {
    expect(shieldDescription('shielded', sdp).split('\r\n')).toEqual([
      'v=0',
      'o=- 4611 2 IN IP4 0.0.0.0',
      's=-',
      'm=audio 54321 UDP/TLS/RTP/SAVPF 111',
      'c=IN IP4 0.0.0.0',
      'a=rtcp:9 IN IP4 0.0.0.0',
      `a=${hidden}`,
      'a=mid:0',
      '',
    ]);
  });

  it('finds candidate lines behind any line ending', () => {
    for (const ending of ['\n', '\r', '\r\n']) {
      const text = ['v=0', `a=${host}`, 'a=mid:0'].join(ending);
      expect(shieldDescription('shielded', text)).not.toContain('192.0.2.2');
    }
  });

  it('changes nothing in a direct call', () => {
    expect(shieldDescription('direct', sdp)).toBe(sdp);
  });
});
