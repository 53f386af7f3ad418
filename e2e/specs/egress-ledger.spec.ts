import type { Browser, Page } from '@playwright/test';
import { proves } from '@visavis/policy/proves';
import { launchBrowser, launchBrowserIn } from '../fixtures/browser.ts';
import { ClosedNetwork } from '../fixtures/closed-network.ts';
import { givePassword, giveRecoveryCode, setUpOwner } from '../fixtures/operator.ts';
import { OutboundRecord } from '../fixtures/outbound-record.ts';
import { Product } from '../fixtures/product.ts';
import { openQuietly } from '../fixtures/quiet-page.ts';
import { expect, test } from '../fixtures/test.ts';
import { Traffic } from '../fixtures/traffic.ts';
import { type Visit, visitEverything } from '../fixtures/visit.ts';

const LAUNCHER = ['tooling/launch/src/main.ts', 'start'];
const SERVERS = ['apps/signaling/src/main.ts', 'apps/collector/src/main.ts', 'apps/admin-api/src/main.ts', 'tooling/launch/src/origin/main.ts', 'tooling/launch/src/main.ts'];

test.describe('the whole product, in a network of this machine alone', () => {
  const record = new OutboundRecord(new URL('../fixtures/planted-outbound.ts', import.meta.url));
  let network: ClosedNetwork | string;
  let product: Product;
  let visit: Visit;
  let atTheDashboard: Traffic;
  /** What was opened and has to be closed, the last first. */
  const open: (() => Promise<void>)[] = [];

  test.beforeAll(async () => {
    const closed = await ClosedNetwork.open();
    network = closed;
    // Never quietly: without a network of its own, only Node's processes are recorded.
    process.stdout.write(`    egress: ${typeof closed === 'string' ? `recorded in Node’s processes only; this machine lends no network (${closed})` : 'every packet recorded in a network of its own, and every attempt of Node’s processes'}\n`);
    const needs = { cameras: 1, allows: true } as const;
    if (typeof closed !== 'string') open.push(() => closed.close());
    product = await Product.start({ env: record.env, ...(typeof closed === 'string' ? {} : { command: closed.command(process.execPath, ...LAUNCHER) }) });
    open.push(() => product.stop());
    const browser = await (typeof closed === 'string' ? launchBrowser(needs) : launchBrowserIn(closed, needs));
    open.push(() => browser.close());
    visit = await visitEverything(browser, product.origin);
    atTheDashboard = await signInAndOut(browser, product);
  });

  test.afterAll(async () => {
    for (const close of open.toReversed()) await close();
    record.remove();
  });

  test(
    proves(
      'no server sends anything to anybody while people visit, call through the relay, report, and sign in',
      '1V1-02-07',
      '1V1-04-08',
      '1V1-07-04',
      'T1V-02-07',
      'T1V-04-04',
      'ANC-06-01',
      'VIS-06-10',
    ),
    async () => {
      expect(visit.path).toEqual(['relay', 'relay']);
      expect(record.processes).toEqual(expect.arrayContaining(SERVERS));
      expect(record.programs.join()).toMatch(/turnserver.*/);
      expect(await outbound()).toEqual([]);
    },
  );

  test(proves('no page and no dashboard asks anybody else', 'VIS-06-04', 'VIS-06-10', '1V1-04-06', 'T1V-09-03', 'T1V-09-04'), async () => {
    expect([...(await visit.traffic.foreign()), ...(await atTheDashboard.foreign())]).toEqual([]);
    expect([...visit.traffic.breaches, ...atTheDashboard.breaches]).toEqual([]);
  });

  test('a server that tells somebody about a visit is caught, and named', async () => {
    const collector = (await product.children()).find(({ command }) => command.endsWith('apps/collector/src/main.ts'));
    expect(collector).toBeDefined();
    process.kill(collector?.pid ?? 0, 'SIGUSR2');
    const from = 'apps/collector/src/main.ts';
    await expect.poll(outbound).toEqual(expect.arrayContaining([`${from}: tcp 203.0.113.9 80`, `${from}: name ads.example`, `${from}: udp 198.51.100.4 5140`].map(caught)));
    if (typeof network === 'string') return;
    await expect.poll(outbound).toEqual(expect.arrayContaining(['packet: tcp 203.0.113.9.80', 'packet: udp 198.51.100.4.5140'].map(caught)));
    expect((await outbound()).join('\n')).toMatch(/packet: udp \S+\.53 A\? ads\.example\./);
  });

  async function outbound(): Promise<readonly string[]> {
    const packets = typeof network === 'string' ? [] : (await network.attempts()).map((packet) => `packet: ${packet}`);
    return [...record.attempts, ...packets].map(caught);
  }
});

test.describe('a page that fetches a font from another origin', () => {
  const FONT = '@font-face { font-family: planted; src: url(https://fonts.example/a.woff2); } body { font-family: planted; }';

  test('breaks the policy that it came with, which is caught', async ({ person, product }) => {
    const ada = await person();
    const traffic = new Traffic(product.origin);
    await traffic.watch(ada.page.context());
    await plant(ada.page, product.origin, FONT);
    await openQuietly(ada.page, `${product.origin}/privacy/`);
    expect(traffic.breaches).toEqual([expect.stringMatching(/^\/privacy\/ broke its policy: font-src forbids https:\/\/fonts\.example.*VIS-06-04.*Take from our own origin/)]);
  });

  test('is caught without any policy, too', async ({ person, product }) => {
    const ada = await person();
    const traffic = new Traffic(product.origin);
    await traffic.watch(ada.page.context());
    await ada.page.route('https://fonts.example/**', (route) => route.abort());
    await plant(ada.page, product.origin, FONT, 'no policy');
    await openQuietly(ada.page, `${product.origin}/privacy/`);
    expect(await traffic.foreign()).toEqual([expect.stringMatching(/^\/privacy\/ asks https:\/\/fonts\.example for a font \(VIS-06-04.*Serve it from our own origin/)]);
  });
});

/** Names the promises and the way out, as every ledger does. */
function caught(attempt: string): string {
  return `${attempt} leaves this machine (1V1-02-07, 1V1-07-04, T1V-02-07, ANC-06-01, VIS-06-10). Take it out; or name the recipient in the manifest, with what it gets and why.`;
}

async function signInAndOut(browser: Browser, product: Product): Promise<Traffic> {
  const traffic = new Traffic(product.origin);
  const context = await browser.newContext();
  await traffic.watch(context);
  const page = await context.newPage();
  const { recoveryCodes } = await setUpOwner(page, product.setupLink);
  await page.getByRole('button', { name: 'Sign out' }).click();
  await givePassword(page);
  await giveRecoveryCode(page, recoveryCodes[0] ?? '');
  await traffic.all();
  await context.close();
  return traffic;
}

/** Adds a style sheet to a page that is otherwise as the product sends it, with or without its policy. */
async function plant(page: Page, origin: string, css: string, without?: 'no policy'): Promise<void> {
  // What a test hands over came from no address, so the browser asks before such a page connects to loopback.
  await page.context().grantPermissions(['local-network-access'], { origin });
  await page.route(`${origin}/planted.css`, (route) => route.fulfill({ contentType: 'text/css', body: css }));
  await page.route(`${origin}/privacy/`, async (route) => {
    const response = await route.fetch();
    const { 'content-security-policy': policy, ...headers } = response.headers();
    const body = (await response.text()).replace('</head>', '<link rel="stylesheet" href="/planted.css"></head>');
    await route.fulfill({ headers: { ...headers, ...(without === undefined && policy !== undefined ? { 'content-security-policy': policy } : {}) }, body });
  });
}
