import { authSchema } from '@visavis/db/schema';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { type Credentials, PASSWORD, startDashboard, wrongCode } from './testing/dashboard.ts';

let dashboard: Awaited<ReturnType<typeof startDashboard>>;
beforeAll(async () => {
  dashboard = await startDashboard();
});
afterAll(() => dashboard.close());

let addresses = 0;
/** Somebody from a network of their own, so that one test's guesses are not another's. */
const somebody = () => dashboard.browser({ address: `198.51.100.${(addresses += 1)}` });

const givePassword = (browser: Browser, { email }: Credentials, password = PASSWORD) =>
  browser.auth('sign-in/email', { email, password });

describe('sign-in', () => {
  it('needs the password and then the code; neither alone opens anything', async () => {
    const owner = await dashboard.owner('needs@example.org');
    const browser = somebody();
    const password = await givePassword(browser, owner);
    expect(password.body).toEqual({ next: 'code' });
    expect((await browser.trpc('session.me')).reason).toBe('unauthorized');
    const code = await browser.auth('two-factor/verify-totp', { code: owner.totp.generate() });
    expect(code.body).toEqual({ next: 'done' });
    expect((await browser.trpc('session.me')).body).toEqual({ email: owner.email });
    const withoutPassword = await somebody().auth('two-factor/verify-totp', { code: owner.totp.generate() });
    expect(withoutPassword.reason).toBe('challenge-over');
  });

  it('takes a one-time code once', async () => {
    const owner = await dashboard.owner('replay@example.org');
    const code = owner.totp.generate();
    const [first, second] = [somebody(), somebody()];
    await givePassword(first, owner);
    await givePassword(second, owner);
    expect((await first.auth('two-factor/verify-totp', { code })).status).toBe(200);
    expect((await second.auth('two-factor/verify-totp', { code })).reason).toBe('code-wrong');
  });

  it('takes each recovery code once, however it is typed', async () => {
    const owner = await dashboard.owner('recovery@example.org');
    const [code = '', other = ''] = owner.recoveryCodes;
    const first = somebody();
    await givePassword(first, owner);
    const typed = ` ${code.toUpperCase().replace('-', ' ')} `;
    expect((await first.auth('two-factor/verify-backup-code', { code: typed })).body).toEqual({ next: 'done' });
    expect((await first.trpc('session.me')).status).toBe(200);
    const second = somebody();
    await givePassword(second, owner);
    expect((await second.auth('two-factor/verify-backup-code', { code })).reason).toBe('recovery-code-wrong');
    expect((await second.auth('two-factor/verify-backup-code', { code: other })).status).toBe(200);
  });

  it('says the same of a wrong password and of nobody', async () => {
    const owner = await dashboard.owner('same@example.org');
    const wrong = await givePassword(somebody(), owner, 'not the password at all');
    const nobody = await somebody().auth('sign-in/email', { email: 'nobody@example.org', password: PASSWORD });
    expect([wrong.status, wrong.body]).toEqual([nobody.status, nobody.body]);
    expect(wrong.reason).toBe('sign-in-wrong');
  });

  it('stops one network that guesses a password, then even the right one waits there, and not elsewhere', async () => {
    const owner = await dashboard.owner('guessed@example.org');
    const guesser = somebody();
    for (let round = 0; round < 10; round += 1) await givePassword(guesser, owner, 'a wrong guess of it');
    const stopped = await givePassword(guesser, owner);
    expect([stopped.status, stopped.reason]).toEqual([429, 'too-many-attempts']);
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(800);
    expect((await givePassword(somebody(), owner)).body).toEqual({ next: 'code' });
  });

  it('stops guesses at a code across sign-ins', async () => {
    const owner = await dashboard.owner('codes@example.org');
    const code = wrongCode(owner.totp);
    const reasons: (string | undefined)[] = [];
    for (const _signIn of [1, 2]) {
      const browser = somebody();
      await givePassword(browser, owner);
      for (let round = 0; round < 5; round += 1) {
        // The memory of spent codes would answer a second time; a fresh guess is what an attacker makes.
        const guess = String((Number(code) + reasons.length) % 1_000_000).padStart(6, '0');
        reasons.push((await browser.auth('two-factor/verify-totp', { code: guess })).reason);
      }
    }
    expect(new Set(reasons)).toEqual(new Set(['code-wrong']));
    const browser = somebody();
    await givePassword(browser, owner);
    const stopped = await browser.auth('two-factor/verify-totp', { code: owner.totp.generate() });
    expect([stopped.status, stopped.reason]).toEqual([429, 'too-many-attempts']);
  });

  it('stops one network that tries everything, and no other network', async () => {
    const browser = somebody();
    for (let round = 0; round < 30; round += 1) {
      const token = Buffer.alloc(32, round).toString('base64url');
      expect((await browser.trpc('setup.check', { token })).reason).toBe('link-unknown');
    }
    const ask = { email: 'nobody@example.org', password: PASSWORD };
    expect((await browser.auth('sign-in/email', ask)).reason).toBe('too-many-attempts');
    expect((await somebody().auth('sign-in/email', ask)).reason).toBe('sign-in-wrong');
  });

  it('lasts 12 hours in a cookie that scripts and other sites cannot use', async () => {
    const owner = await dashboard.owner('cookie@example.org');
    const browser = somebody();
    await givePassword(browser, owner);
    await browser.auth('two-factor/verify-totp', { code: owner.totp.generate() });
    const line = browser.cookieLines.findLast((cookie) => cookie.startsWith('visavis.session_token='));
    expect(line).toMatch(/; Max-Age=43200(;|$)/);
    expect(line).toMatch(/; HttpOnly(;|$)/);
    expect(line).toMatch(/; SameSite=Strict(;|$)/i);
    expect(browser.cookieLines.find((cookie) => cookie.startsWith('visavis.two_factor='))).toMatch(/; Path=\/api\/auth(;|$)/);
    const [session] = await dashboard.db.select().from(authSchema.session).orderBy(authSchema.session.createdAt).limit(1);
    expect(session && session.expiresAt.getTime() - session.createdAt.getTime()).toBeCloseTo(43_200_000, -4);
  });

  it('ends at once when the owner signs out', async () => {
    const owner = await dashboard.owner('leaves@example.org');
    const browser = somebody();
    await givePassword(browser, owner);
    await browser.auth('two-factor/verify-totp', { code: owner.totp.generate() });
    const kept = new Map(browser.cookies);
    expect((await browser.auth('sign-out', {})).status).toBe(200);
    expect((await browser.trpc('session.me')).reason).toBe('unauthorized');
    for (const [name, value] of kept) browser.cookies.set(name, value);
    expect((await browser.trpc('session.me')).reason).toBe('unauthorized');
  });

  it('gives no session to an account without a second factor', async () => {
    const owner = await dashboard.owner('without@example.org');
    const { user } = authSchema;
    await dashboard.db.update(user).set({ twoFactorEnabled: false }).where(eq(user.email, owner.email));
    const browser = somebody();
    expect((await givePassword(browser, owner)).reason).toBe('sign-in-wrong');
    expect((await browser.trpc('overview.live')).reason).toBe('unauthorized');
  });
});
