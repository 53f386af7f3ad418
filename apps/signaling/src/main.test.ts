import { generateKeyPairSync, randomBytes, verify } from 'node:crypto';
import { connectDatabase } from '@visavis/db';
import { cell, report } from '@visavis/db/schema';
import { CLOSE, LIMITS } from '@visavis/protocol';
import { postgres } from '@visavis/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { find, frameOf, OTHER_SIGN_KEY, SIGN_KEY } from './testing/messages.ts';
import { ORIGIN } from './testing/running.ts';
import { SessionKeys } from './testing/session-keys.ts';
import { runSignaling, type SignalingProcess } from './testing/signaling-process.ts';
import { Visitor } from './testing/visitor.ts';

/** Nothing listens there: as good as a database that is down. */
const NO_DATABASE = 'postgres://nobody@127.0.0.1:1/none';
const DATABASE_LOST = 'signaling: the database cannot be reached; counting in memory\n';
const ENV = { DATABASE_URL: NO_DATABASE, VISAVIS_ORIGIN: ORIGIN, PORT: '0', METRICS_PORT: '0', DRAIN_MS: '1000' };

const running: SignalingProcess[] = [];
afterEach(async () => {
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(running.splice(0).map(({ exit }) => exit));
});

function run(env: Record<string, string> = {}): SignalingProcess {
  const child = runSignaling({ ...ENV, ...env });
  running.push(child);
  return child;
}

describe('the signaling process', () => {
  test('[P1] [P3] stores reports and counts in PostgreSQL, and nothing about who or whom', async () => {
    const database = await postgres();
    const child = run({ DATABASE_URL: database.urls.signaling });
    const { port } = await child.ready;
    const [ann, ben] = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
    ann.say(find({ connection: 'direct' }));
    ben.say(find({ connection: 'direct' }));
    await Promise.all([ann.next('matched'), ben.next('matched')]);
    ann.say({ type: 'report', reason: 'scam', mode: 'video', words: 'sells\u0000 things' });
    await ann.next('reported');
    child.kill('SIGTERM');
    expect(await child.exit).toMatchObject({ code: 0, stderr: '' });
    const owner = connectDatabase(database.ownerUrl);
    const [filed] = await owner.db.select().from(report);
    expect(filed).toMatchObject({ reason: 'scam', mode: 'video', words: 'sells things', state: 'new' });
    const counts = await owner.db.select().from(cell);
    const sum = (named: (figure: string) => boolean) =>
      counts.reduce((total, { value, count }) => (named(value) ? total + count : total), 0);
    expect(sum((figure) => figure === 'matches')).toBe(1);
    expect(sum((figure) => figure.startsWith('wait:'))).toBe(2);
    await owner.close();
    await database.close();
  });

  test('[M13] [P4] signs a match for both, takes a report with texts, and stores them as they came', async () => {
    const database = await postgres();
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { publicKey: evidenceKey } = new SessionKeys();
    const MATCH_PRIVATE_KEY = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
    const child = run({ DATABASE_URL: database.urls.signaling, MATCH_PRIVATE_KEY, EVIDENCE_PUBLIC_KEY: evidenceKey });
    const { port } = await child.ready;
    const [ann, ben] = await Promise.all([Visitor.connect(port), Visitor.enter(port)]);
    ann.say({ type: 'hello', version: 1, minor: 2, key: ann.keys.publicKey });
    expect(await ann.next('welcome')).toMatchObject({ minor: 2, evidenceKey });
    ann.say(find({ connection: 'direct', signKey: SIGN_KEY }));
    ben.say(find({ connection: 'direct', signKey: OTHER_SIGN_KEY }));
    const [toAnn, toBen] = await Promise.all([ann.next('matched'), ben.next('matched')]);
    expect([toAnn.partnerSignKey, toBen.partnerSignKey]).toEqual([OTHER_SIGN_KEY, SIGN_KEY]);
    expect(toAnn.token).toBe(toBen.token);
    const [payload = '', signature = ''] = toAnn.token?.split('.') ?? [];
    expect(verify('sha256', Buffer.from(`visavis match 1\n${payload}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
    const evidence = randomBytes(8_285);
    ann.say({ type: 'report', reason: 'minor', mode: 'video', words: 'x', evidence: evidence.toString('base64url') });
    await ann.next('reported');
    ann.say({ type: 'report', reason: 'scam', mode: 'video', words: 'x', evidence: 'A'.repeat(LIMITS.reportBytes) });
    expect(await ann.closed).toBe(CLOSE.tooLarge);
    expect((await ben.next('partner-away')).type).toBe('partner-away');
    child.kill('SIGTERM');
    expect(await child.exit).toMatchObject({ code: 0, stderr: '' });
    const owner = connectDatabase(database.ownerUrl);
    const filed = await owner.db.select().from(report);
    expect(filed).toMatchObject([{ reason: 'minor', evidence }]);
    await owner.close();
    await database.close();
  });

  test('[S9] says one line when ready and one that the database is away, offers what there is, and on SIGTERM sends everybody away and ends with 0', async () => {
    const child = run({ TURN_ADDRESS: '127.0.0.1:3478', TURN_SECRETS: 'new,old' });
    const { port } = await child.ready;
    const visitor = await Visitor.connect(port);
    visitor.say({ type: 'hello', version: 1, minor: 1, key: visitor.keys.publicKey });
    expect((await visitor.next('welcome')).connections).toEqual(['shielded', 'direct']);
    child.kill('SIGTERM');
    await visitor.next('moving');
    expect(await visitor.closed).toBe(CLOSE.restart);
    expect(await child.exit).toEqual({ code: 0, stdout: `signaling ready on port ${port}\n`, stderr: DATABASE_LOST });
  });

  test('ends by itself when the launcher is gone', async () => {
    const child = run();
    const { port } = await child.ready;
    const visitor = await Visitor.enter(port);
    child.disconnect();
    await visitor.next('moving');
    expect((await child.exit).code).toBe(0);
  });

  test('works without its database: calls go on, a report is said to have failed, the end is in time', async () => {
    const child = run();
    const { port } = await child.ready;
    const [ann, ben] = await Promise.all([Visitor.enter(port), Visitor.enter(port)]);
    ann.say(find({ connection: 'direct' }));
    ben.say(find({ connection: 'direct' }));
    await Promise.all([ann.next('matched'), ben.next('matched')]);
    ann.say({ type: 'report', reason: 'other', mode: 'video', words: 'words of a report' });
    expect((await ann.next('error')).code).toBe('report-failed');
    ann.socket.send(frameOf(256));
    await ben.nextFrame();
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await child.exit;
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('words of a report');
  });

  test.each([
    [{ PORT: 'http' }, 'signaling: PORT: must be a whole number from 0 to 65535\n'],
    [{ AREA: 'eu' }, 'signaling: AREA: needs REDIS_URL, where the servers of all areas meet; leave it empty for one server\n'],
    [{ TURN_SECRETS: 's' }, 'signaling: TURN_ADDRESS: must be set when TURN_SECRETS is\n'],
  ])('refuses %j in one line', async (env, line) => {
    const { code, stdout, stderr } = await run(env).exit;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(line);
  });

  test('refuses a port that is taken, in one line of its own', async () => {
    const { port } = await run().ready;
    const { code, stderr } = await run({ PORT: String(port) }).exit;
    expect(code).toBe(1);
    expect(stderr.replace(DATABASE_LOST, '')).toMatch(/^signaling: Cannot listen on [^\n]*\n$/);
  });
});
