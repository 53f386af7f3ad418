import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

const AN_HOUR = 3_600_000;

test('a visit that goes on in another connection is told so, ends its camera, and does not come back by itself', async ({ person }) => {
  const ada = await person();
  const links: string[] = [];
  let key = '';
  ada.page.on('websocket', (socket) => {
    links.push(socket.url());
    socket.on('framesent', ({ payload }) => (key ||= keyIn(payload)));
  });
  await ada.page.clock.install();
  await ada.findByVideo();
  await expect(ada.heading('Looking for someone to talk to')).toBeVisible();
  const tracks = await ada.page.getByTestId('self-video').or(ada.page.locator('video')).first().evaluateHandle((video) => {
    const stream = video instanceof HTMLVideoElement ? video.srcObject : null;
    return stream instanceof MediaStream ? stream.getTracks() : [];
  });
  expect(await tracks.evaluate((list) => list.map((track) => track.readyState))).toContain('live');

  const other = await person();
  await other.page.goto(`${other.origin}/chat/`);
  await sayHello(other.page, key);
  await expect(ada.heading('Your visit goes on in another window')).toBeVisible();
  expect(await tracks.evaluate((list) => list.every((track) => track.readyState === 'ended'))).toBe(true);
  expect(links).toHaveLength(1);
  await ada.page.clock.fastForward(AN_HOUR);
  await expect(ada.button('Start again here')).toBeVisible();
  expect(links).toHaveLength(1);

  await ada.button('Start again here').click();
  await expect(ada.heading('Before you meet someone')).toBeVisible();
});

/** The session key of a visit's `hello` (protocol S1, S10). */
function keyIn(payload: string | Buffer): string {
  return /"type":"hello".*"key":"([\w-]+)"/.exec(payload.toString())?.[1] ?? '';
}

/** Says hello from a page's own socket, which stays open. */
async function sayHello(page: Page, key: string): Promise<void> {
  await page.evaluate(
    (publicKey) =>
      new Promise<void>((resolve) => {
        const socket = new WebSocket('/ws', 'visavis.1');
        socket.addEventListener('open', () => socket.send(JSON.stringify({ type: 'hello', version: 1, minor: 1, key: publicKey })));
        socket.addEventListener('message', () => resolve(), { once: true });
      }),
    key,
  );
}
