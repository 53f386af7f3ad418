import { authSchema } from '@visavis/db/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ORIGIN, PASSWORD, startDashboard, totpOf, wrongCode } from './testing/dashboard.ts';

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
beforeAll(async () => {
  dashboard = await startDashboard();
});
afterAll(() => dashboard.close());

const users = () => dashboard.db.select().from(authSchema.user);

describe('set-up', () => {
  it('turns a link into a signed-in owner, once', async () => {
    const token = await dashboard.link();
    const browser = dashboard.browser({ address: '192.0.2.1' });
    expect((await browser.trpc('setup.check', { token })).body).toEqual({ hasOwner: false });
    const begun = await browser.begin({ token, email: ' First@Example.org ', password: PASSWORD });
    expect(begun.totpUri).toMatch(/^otpauth:\/\/totp\/Visavis:first%40example\.org\?/);
    expect(new Set(begun.recoveryCodes).size).toBe(10);
    expect(await users()).toHaveLength(0);

    const code = totpOf(begun.totpUri).generate();
    const finished = await browser.trpc('setup.finish', { token, draft: begun.draft, code });
    expect(finished.body).toMatchObject({ email: 'first@example.org' });
    expect((await browser.trpc('session.me')).body).toEqual({ email: 'first@example.org' });

    const second = dashboard.browser({ address: '192.0.2.2' });
    expect((await second.trpc('setup.check', { token })).reason).toBe('link-used');
    const again = await second.trpc('setup.begin', { token, email: 'second@example.org', password: PASSWORD });
    expect(again.reason).toBe('link-used');
    const replayed = await second.trpc('setup.finish', { token, draft: begun.draft, code });
    expect(replayed.reason).toBe('link-used');
    expect(await users()).toHaveLength(1);
  });

  it('makes one owner when two finish with one link at the same time', async () => {
    const before = (await users()).length;
    const token = await dashboard.link();
    const replies = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const browser = dashboard.browser({ address: '192.0.2.3' });
        const begun = await browser.begin({ token, email: `${name}@example.org`, password: PASSWORD });
        const code = totpOf(begun.totpUri).generate();
        return browser.trpc('setup.finish', { token, draft: begun.draft, code });
      }),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await users()).toHaveLength(before + 1);
  });

  it('refuses a link after an hour, one that a newer one replaced, and one that nobody made', async () => {
    const browser = dashboard.browser({ address: '192.0.2.4' });
    const replaced = await dashboard.link();
    const token = await dashboard.link();
    expect((await browser.trpc('setup.check', { token: replaced })).reason).toBe('link-expired');
    const unknown = Buffer.alloc(32, 7).toString('base64url');
    expect((await browser.trpc('setup.check', { token: unknown })).reason).toBe('link-unknown');
    for (const cut of ['', 'short', 'not a link', 'x'.repeat(5_000)]) expect((await browser.trpc('setup.check', { token: cut })).reason).toBe('link-unknown');

    const begun = await browser.begin({ token, email: 'late@example.org', password: PASSWORD });
    dashboard.pass(61 * 60_000);
    expect((await browser.trpc('setup.check', { token })).reason).toBe('link-expired');
    const code = totpOf(begun.totpUri).generate({ timestamp: Date.now() + 61 * 60_000 });
    expect((await browser.trpc('setup.finish', { token, draft: begun.draft, code })).reason).toBe('link-expired');
    dashboard.pass(-61 * 60_000);
  });

  it('leaves nothing behind when it is abandoned', async () => {
    const before = await users();
    const token = await dashboard.link();
    const browser = dashboard.browser({ address: '192.0.2.5' });
    await browser.begin({ token, email: 'abandoned@example.org', password: PASSWORD });
    expect(await users()).toEqual(before);
    const signIn = await browser.auth('sign-in/email', { email: 'abandoned@example.org', password: PASSWORD });
    expect(signIn.reason).toBe('sign-in-wrong');
  });

  it('stops guesses at the first code, and takes no draft of another link', async () => {
    const token = await dashboard.link();
    const browser = dashboard.browser({ address: '192.0.2.6' });
    const begun = await browser.begin({ token, email: 'guessed@example.org', password: PASSWORD });
    const guess = { token, draft: begun.draft, code: wrongCode(totpOf(begun.totpUri)) };
    for (let round = 0; round < 10; round += 1) {
      expect((await browser.trpc('setup.finish', guess)).reason).toBe('code-wrong');
    }
    const stopped = await browser.trpc('setup.finish', guess);
    expect([stopped.status, stopped.reason]).toEqual([429, 'too-many-attempts']);

    const other = await dashboard.link();
    const taken = await browser.trpc('setup.finish', { ...guess, token: other });
    expect(taken.reason).toBe('set-up-lost');
  });

  it('wants an email and a password of 12 to 128 characters', async () => {
    const token = await dashboard.link();
    const browser = dashboard.browser({ address: '192.0.2.7' });
    const tries = [
      { email: 'owner', password: PASSWORD },
      { email: 'owner@example.org', password: 'elevenchars' },
      { email: 'owner@example.org', password: 'x'.repeat(129) },
    ];
    for (const input of tries) {
      const reply = await browser.trpc('setup.begin', { token, ...input });
      expect([reply.status, reply.reason]).toEqual([400, 'bad-request']);
      expect(JSON.stringify(reply.body)).not.toContain(input.password);
    }
  });

  it('gives an owner who lost everything new keys under the same email, and ends the old ones', async () => {
    const old = await dashboard.owner('lost@example.org');
    const signedIn = dashboard.browser({ address: '192.0.2.8' });
    await signedIn.auth('sign-in/email', { email: old.email, password: PASSWORD });
    await signedIn.auth('two-factor/verify-backup-code', { code: old.recoveryCodes[0] });
    expect((await signedIn.trpc('session.me')).status).toBe(200);

    const token = await dashboard.link();
    const browser = dashboard.browser({ address: '192.0.2.9' });
    expect((await browser.trpc('setup.check', { token })).body).toEqual({ hasOwner: true });
    expect(await browser.begin({ token, email: 'nobody@example.org', password: PASSWORD })).toMatchObject({ replaces: false });
    const begun = await browser.begin({ token, email: old.email, password: 'another long password' });
    expect(begun.replaces).toBe(true);
    expect((await signedIn.trpc('session.me')).status).toBe(200);
    await browser.trpc('setup.finish', { token, draft: begun.draft, code: totpOf(begun.totpUri).generate() });
    expect((await signedIn.trpc('session.me')).reason).toBe('unauthorized');
    expect((await signedIn.auth('sign-in/email', { email: old.email, password: PASSWORD })).reason).toBe('sign-in-wrong');
    expect((await users()).filter(({ email }) => email === old.email)).toHaveLength(1);
  });

  it('does not put the token where a log could see it', async () => {
    const response = await fetch(`http://127.0.0.1:${dashboard.port}/trpc/setup.check?input=%7B%7D`, {
      headers: { origin: ORIGIN },
    });
    expect(response.status).toBe(404);
  });
});
