import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SCRIPTS = '**/chat/assets/*.js';

/** Each script of the client comes with a line more than was built, which leaves a mark when it runs. */
async function changeScripts(page: Page): Promise<void> {
  await page.route(SCRIPTS, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nglobalThis.changedScriptRan = true;` });
  });
}

const changedRan = (page: Page): Promise<boolean> => page.evaluate(() => Reflect.has(globalThis, 'changedScriptRan'));

test('a first script that was changed on its way does not run', async ({ person }) => {
  const { origin, page } = await person();
  await changeScripts(page);
  const refused = page.waitForEvent('console', (message) => /integrity/i.test(message.text()));
  await page.goto(`${origin}/chat/`);
  await refused;
  expect(await changedRan(page)).toBe(false);
});

test('a later script that was changed on its way does not run, and the page says so', async ({ person }) => {
  const ada = await person();
  await ada.page.goto(`${ada.origin}/chat/`);
  await expect(ada.button('I am 18 or older')).toBeVisible();
  await changeScripts(ada.page);
  await ada.button('I am 18 or older').click();
  await expect(ada.reading('A part of this page did not load.')).toBeVisible();
  expect(await changedRan(ada.page)).toBe(false);
});

test('the published list is of what is served, and every script and style of a visit is on it', async ({ person, product }) => {
  const ada = await person();
  const loaded = new Set<string>();
  ada.page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.startsWith('/chat/') && /\.(js|css)$/.test(pathname)) loaded.add(pathname.slice('/chat/'.length));
  });
  await ada.findByText();
  await expect(ada.heading('Looking for someone to write with')).toBeVisible();

  const list: { readonly files: Readonly<Record<string, string>> } = await (await fetch(`${product.origin}/chat/hashes.json`)).json();
  for (const [file, hash] of Object.entries(list.files)) {
    const body = Buffer.from(await (await fetch(`${product.origin}/chat/${file}`)).arrayBuffer());
    expect(createHash('sha256').update(body).digest('hex'), file).toBe(hash);
  }
  expect(loaded.size).toBeGreaterThan(2);
  expect([...loaded].filter((file) => !(file in list.files))).toEqual([]);
});

test('npm run client says that what is served is what this source makes', ({ product }) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tooling/launch/bootstrap.mjs', 'client', product.origin], { cwd: ROOT, encoding: 'utf8' });
  expect(`${stdout}${stderr}`).toContain(`The client of ${product.origin} is what this source makes`);
  expect(status).toBe(0);
});
