import { proves } from '@visavis/policy/proves';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { checkReads } from './check-reads.ts';
import { findReads, type Read } from './find-reads.ts';
import { house } from './house.ts';

const AT = 'apps/signaling/src/planted.ts';
const IMPORTS = "import { type Personal, personal, read } from '@visavis/policy/personal';\ndeclare const address: Personal<'ip-address'>;\n";

/** What the ledger says of one file, planted among ours, when nothing at all is declared. */
function linesOf(planted: string): readonly string[] {
  const { reads, unclear } = findReads(house({ [AT]: planted }), [AT]);
  const here = ({ at }: { at: string }) => at.startsWith(AT);
  return checkReads({ reads: reads.filter(here), unclear: unclear.filter(here) }, {});
}

/** What the compiler says of it. */
function errorsOf(planted: string): readonly string[] {
  const ours = house({ [AT]: planted });
  const program = ours.program([AT]);
  const file = program.getSourceFiles().find((candidate) => ours.pathOf(candidate) === AT);
  return program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

describe('a planted read', { timeout: 60_000 }, () => {
  it.each([
    ['by its name', "read(address, 'stop-abuse');"],
    ['under another name', "import { read as open } from '@visavis/policy/personal';\nopen(address, 'stop-abuse');"],
    ['behind a namespace', "import * as policy from '@visavis/policy/personal';\npolicy.read(address, 'stop-abuse');"],
    ['with a named purpose', "const why = 'stop-abuse';\nread(address, why);"],
    ['of a value made on the spot', "read(personal('ip-address', new Uint8Array(4)), 'stop-abuse');"],
  ])('is found %s, with its field and purpose', (_how, code) => {
    const [only, ...more] = linesOf(IMPORTS + code);
    expect(only).toMatch(/^T1V-01-02, ANC-01-02: apps\/signaling\/src\/planted\.ts:\d+ reads ip-address for stop-abuse, which is not declared\. To mend it: /);
    expect(more).toEqual([]);
  });

  it('is found for each field and purpose that it may be', () => {
    const code = "declare const either: Personal<'ip-address'> | Personal<'operator-email'>;\nread(either, 'stop-abuse');";
    expect(linesOf(IMPORTS + code).map((line) => /reads ([\w-]+) for/.exec(line)?.[1])).toEqual(['ip-address', 'operator-email']);
  });

  it.each([
    ['whose field a cast hides', "read(address as never, 'stop-abuse');", 'of which the compiler does not know the field'],
    ['whose purpose is known only later', "declare const why: 'stop-abuse' & { readonly odd: 1 };\nread(address, why);", 'without a purpose that can be known beforehand'],
    ['without a purpose', 'read(address);', 'without a purpose that can be known beforehand'],
    ['that is handed on', 'const open = read;\n[address].map((value) => open(value, "stop-abuse"));', 'hands read on instead of calling it'],
  ])('%s is refused', (_which, code, what) => {
    const [only, ...more] = linesOf(IMPORTS + code);
    expect(only).toMatch(new RegExp(`^1V1-02-00, T1V-02-00, ANC-03-00: ${AT}:\\d+ .*${what}`));
    expect(more).toEqual([]);
  });

  it('is not any other read', () => {
    expect(linesOf(`${IMPORTS}const file = { read: (name: string) => name };\nfile.read('stop-abuse');`)).toEqual([]);
  });
});

describe('the compiler', { timeout: 60_000 }, () => {
  it(proves('lets an address be read to stop abuse, to count and for a country that the policy allows, and for nothing else', 'T1V-01-02', 'ANC-01-02'), () => {
    expect(errorsOf(`${IMPORTS}read(address, 'stop-abuse');\nread(address, 'count');\nread(address, 'connect');`)).toEqual([]);
    for (const purpose of ['keep-running', 'answer']) {
      expect(errorsOf(`${IMPORTS}read(address, '${purpose}');`)).toEqual([expect.stringContaining(`'"${purpose}"' is not assignable to`)]);
    }
  });

  it(proves('knows no purpose outside of the list, advertising among them', '1V1-02-00', 'T1V-02-00', 'ANC-03-00', 'T1V-02-05'), () => {
    expect(errorsOf(`${IMPORTS}read(address, 'advertising');`)).toEqual([expect.stringContaining(`'"advertising"' is not assignable to`)]);
  });
});

describe('a purpose in the table', () => {
  const read: Read = { field: 'browser-name', purpose: 'count', at: 'apps/collector/src/visitor.ts:1' };

  it('that nobody reads for is named, with the way out', () => {
    const lines = checkReads({ reads: [read], unclear: [] }, { 'browser-name': ['count', 'connect'], 'ip-address': ['stop-abuse'] });
    expect(lines).toEqual([
      '1V1-02-00, T1V-02-00, ANC-03-00: browser-name may be read for connect, and nobody does: a purpose nobody reads. To mend it: take connect out of its line in READ_FOR (packages/policy/src/reading.ts).',
      'T1V-01-02, ANC-01-02: ip-address may be read for stop-abuse, and nobody does: a purpose nobody reads. To mend it: take stop-abuse out of its line in READ_FOR (packages/policy/src/reading.ts).',
    ]);
  });
});
