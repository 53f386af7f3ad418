import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { avoidFilter } from '@visavis/matchmaking';
import { proves } from '@visavis/policy/proves';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { find } from './testing/messages.ts';
import { ORIGIN } from './testing/running.ts';
import { runSignaling, type SignalingProcess } from './testing/signaling-process.ts';
import { Visitor } from './testing/visitor.ts';

const ADDRESS = '203.0.113.77';
const BYTES = Buffer.from(ADDRESS.split('.').map(Number));
const FORMS = [ADDRESS, BYTES.join(','), BYTES.toString('hex'), BYTES.toString('base64').replace(/=+$/, '')];

let folder: string;
let child: SignalingProcess;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'visavis-memory-'));
  child = runSignaling({
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    VISAVIS_ORIGIN: ORIGIN,
    // It lets visitors say more of themselves than the others.
    VISAVIS_PROFILE: 'onevone',
    PORT: '0',
    METRICS_PORT: '0',
    DRAIN_MS: '0',
    NODE_OPTIONS: `--heapsnapshot-signal=SIGUSR2 --diagnostic-dir=${folder}`,
  });
});
afterEach(async () => {
  child.kill('SIGKILL');
  await child.exit;
  rmSync(folder, { recursive: true, force: true });
});

/** What somebody says of themselves, as no program says it by chance. */
const SAID = { interests: ['qzv-said-for-one-search'], languages: ['qzv'], avoid: avoidFilter(['cXp2LXNvbWVib2R5']) };

/** Every string that the program can still reach, after a collection. */
async function memory(): Promise<string> {
  const before = readdirSync(folder).length;
  child.kill('SIGUSR2');
  // The file is there from the first byte on, and whole when its last one closes it.
  return vi.waitFor(() => {
    const [file] = readdirSync(folder).toSorted().slice(before);
    const text = file === undefined ? '' : readFileSync(join(folder, file), 'utf8');
    expect(text.trimEnd().endsWith(']}'), 'the snapshot is not whole').toBe(true);
    return text;
  }, { timeout: 50_000, interval: 100 });
}

describe('the memory of the signaling process', { timeout: 120_000 }, () => {
  test(proves('holds a visitor’s address in no readable form, and nothing of the visitor who has left', 'VIS-01-02', 'VIS-01-16'), async () => {
    const { port } = await child.ready;
    const headers = { 'x-forwarded-for': ADDRESS };
    const [ann, ben] = await Promise.all([Visitor.enter(port, headers), Visitor.enter(port, headers)]);
    for (const visitor of [ann, ben]) visitor.say(find({ connection: 'direct' }));
    const [{ partner: tagOfBen }, { partner: tagOfAnn }] = await Promise.all([ann.next('matched'), ben.next('matched')]);

    const during = await memory();
    for (const tag of [tagOfAnn, tagOfBen]) expect(during.includes(tag), 'what must be there is not found').toBe(true);
    for (const form of FORMS) expect.soft(during.includes(form), `${form} during the call`).toBe(false);

    for (const visitor of [ann, ben]) visitor.socket.close(1_000);
    await Promise.all([ann.closed, ben.closed]);
    const next = await Visitor.enter(port, { 'x-forwarded-for': '198.51.100.4' });
    const after = await memory();
    for (const trace of [...FORMS, tagOfAnn, tagOfBen]) expect.soft(after.includes(trace), `${trace} afterwards`).toBe(false);
    next.socket.close(1_000);
  });

  test(proves('holds what a visitor says for one search, and nothing of it afterwards', 'VIS-02-14', 'VIS-02-18', 'VIS-02-19', '1V1-02-02'), async () => {
    const { port } = await child.ready;
    const ann = await Visitor.enter(port);
    const traces = [...SAID.interests, `"${SAID.languages.join()}"`, SAID.avoid];
    ann.say(find({ connection: 'direct', ...SAID }));
    await ann.next('waiting');
    const during = await memory();
    for (const trace of traces) expect(during.includes(trace), `${trace} must be there`).toBe(true);

    ann.say({ type: 'cancel' });
    await ann.next('idle');
    // A program's regular expressions remember the last text they saw.
    const next = await Visitor.enter(port);
    const after = await memory();
    for (const trace of traces) expect.soft(after.includes(trace), `${trace} afterwards`).toBe(false);
    for (const visitor of [ann, next]) visitor.socket.close(1_000);
  });
});
