import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { ChannelMessage } from '../src/channel-message.ts';
import { CLOSE } from '../src/close-codes.ts';
import { LIMITS, RATES } from '../src/limits.ts';
import { ClientMessage, ErrorCode, ReportReason, ServerMessage } from '../src/messages.ts';
import { PeerMessage } from '../src/peer-message.ts';
import { FRAME_SIZES } from '../src/sealed-frame.ts';
import { SEALING_VECTORS } from '../src/sealing-vectors.ts';
import { PROTOCOL_MINOR, PROTOCOL_VERSION, SUBPROTOCOL } from '../src/version.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const spec = readFileSync(new URL('../SPEC.md', import.meta.url), 'utf8');
const number = (value: number) => value.toLocaleString('en-US');

/** What a rule says, from its id to the next rule. */
function rule(id: string): string {
  const [, text = ''] = spec.split(new RegExp(`\\*\\*${id}\\*\\*`));
  return text.split(/\*\*[A-Z]\d+\*\*|\n## /)[0] ?? '';
}

/** The rows, cell by cell and without the head, of the first table after a mark. */
function table(mark: string): string[][] {
  const lines = spec.slice(spec.indexOf(mark)).split('\n');
  const from = lines.findIndex((line) => line.startsWith('|'));
  const to = lines.findIndex((line, at) => at > from && !line.startsWith('|'));
  return lines.slice(from + 2, to).map((line) => line.slice(2, -2).split(' | '));
}

describe('the examples of SPEC.md', () => {
  const messages = v.union([ClientMessage, ServerMessage, PeerMessage, ChannelMessage]);
  const lines = [...spec.matchAll(/```json\n(.*?)```/gs)].flatMap(([, block = '']) => block.trim().split('\n'));

  it.each(lines)('is a message of the protocol: %s', (line) => {
    expect(v.is(messages, JSON.parse(line))).toBe(true);
  });

  it('show every message there is', () => {
    const shown = new Set(lines.map((line) => v.parse(v.object({ type: v.string() }), JSON.parse(line)).type));
    const all = [ClientMessage, ServerMessage, PeerMessage, ChannelMessage].flatMap(({ options }) =>
      options.map((option): string => option.entries.type.literal),
    );
    expect([...shown].toSorted()).toEqual([...new Set(all)].toSorted());
  });
});

describe('the figures of SPEC.md are those of the code', () => {
  it('[S6] error codes', () => {
    const codes = table('**S6**').map(([code]) => code);
    expect(codes).toEqual(ErrorCode.options.map((code) => `\`${code}\``));
  });

  it('[S5] every message of a client has its row', () => {
    const named = table('**S5**').map(([message]) => message);
    const types = ClientMessage.options.map(({ entries }) => `\`${entries.type.literal}\``);
    expect(named.toSorted()).toEqual([...new Set(types), 'sealed frame'].toSorted());
  });

  it('[C1] [C2] [C3] [C4] [C5] [C6] [C7] [C8] [C9] close codes', () => {
    const codes = table('## C ·').flatMap(([, code = '']) => code.split(', '));
    expect(codes.filter((code) => code !== '1001')).toEqual(Object.values(CLOSE).map(String));
  });

  it('[L3] rates', () => {
    const said = table('**L3**').map(([name = '', ...rate]) => [name.split('`')[1], ...rate]);
    const rate = (perSecond: number) => (perSecond < 1 ? `1/${1 / perSecond}` : String(perSecond));
    expect(said).toEqual(
      Object.entries(RATES).map(([name, { burst, perSecond }]) => [name, String(burst), rate(perSecond)]),
    );
  });

  it.each([
    ['S1', `${LIMITS.helloMs / 1_000} s`],
    ['S1', `which is ${PROTOCOL_VERSION}, its \`minor\`, which is ${PROTOCOL_MINOR} (V1)`],
    ['S2', `\`${SUBPROTOCOL}\``],
    ['S8', `every ${LIMITS.pingMs / 1_000} s`],
    ['S8', `for ${LIMITS.idleMs / 1_000} s`],
    ['L1', `${number(LIMITS.controlBytes)} bytes`],
    ['L8', `at most ${number(LIMITS.reportBytes)} bytes`],
    ['L2', `${number(LIMITS.relayBytes)} bytes`],
    ['V3', `at most ${LIMITS.avoidTags} tags`],
    ['M11', `up to ${LIMITS.interests} \`interests\` of 1 to ${LIMITS.interestLength} `],
    ['M11', `up to ${LIMITS.languages} \`languages\``],
    ['M12', `${LIMITS.lostMs / 1_000} s old`],
    ['R1', `${LIMITS.rejoinMs / 1_000} s`],
    ['P2', `0 to ${LIMITS.reportWords} `],
    ['P4', `at most ${number(LIMITS.evidenceLength)} characters`],
    ['P2', ReportReason.options.map((reason) => `\`${reason}\``).join(', ')],
    ['E5', FRAME_SIZES.map(number).join(', ')],
  ])('[%s] says: %s', (id, said) => {
    expect(rule(id)).toContain(said);
  });

  it('[E3] [E4] the test vectors', () => {
    const { frames, impolite, polite, ...agreed } = SEALING_VECTORS;
    const printed = [
      agreed.match,
      agreed.sharedSecret,
      ...Object.values(agreed.keys),
      ...[impolite, polite].flatMap(({ jwk, publicKey }) => [JSON.stringify(jwk), publicKey]),
      ...frames.flatMap(({ nonce, plaintext }) => [nonce, plaintext]),
    ];
    for (const text of printed) expect(spec).toContain(text);
    const withoutBreaks = spec.replaceAll('\n', '');
    for (const { frame } of frames) expect(withoutBreaks).toContain(frame);
  });
});

describe('the rules of SPEC.md', () => {
  const ids = [...spec.matchAll(/\*\*([A-Z]\d+)\*\*/g)].map(([, id = '']) => id);

  it('have ids that are given once and count on in their section', () => {
    const counted = new Map<string, number>();
    for (const id of ids) {
      const section = id.charAt(0);
      counted.set(section, (counted.get(section) ?? 0) + 1);
      expect(id).toBe(`${section}${counted.get(section)}`);
    }
  });

  it('are each named by a test somewhere', () => {
    const tests = globSync(
      '{packages/{protocol,matchmaking,rtc,uws},apps/{signaling,chat}}/src/**/*.test.ts',
      { cwd: ROOT },
    ).concat(globSync('e2e/specs/*.spec.ts', { cwd: ROOT }));
    const titles = tests
      .flatMap((file) => readFileSync(join(ROOT, file), 'utf8').split('\n'))
      .filter((line) => /['"`]/.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line));
    const named = new Set(titles.flatMap((title) => [...title.matchAll(/\[([A-Z]\d+)\]/g)].map(([, id]) => id)));
    expect(ids.filter((id) => !named.has(id))).toEqual([]);
  });
});
