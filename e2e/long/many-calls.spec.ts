import { expect, test } from '../fixtures/test.ts';

const CALLS = 60;

test(`${CALLS} calls in a row in one tab: each shows a picture, and nothing is left over`, async ({ person }) => {
  const ada = await person();
  await ada.findByVideo();
  for (let call = 0; call < CALLS; call += 1) {
    const ben = await person();
    await ben.findByVideo();
    await Promise.all([ada.seesPartner(), ben.seesPartner()]);
    await ben.says(`Call ${call}`);
    await ada.reads(`Call ${call}`);
    await ada.button('Next').click();
    await expect(ben.heading('Your partner left')).toBeVisible();
    await ben.goHome();
  }
  const open = await ada.page.evaluate(() => {
    const made: unknown = Reflect.get(globalThis, 'peerConnectionsMade');
    const connections = Array.isArray(made) ? made.filter((item) => item instanceof RTCPeerConnection) : [];
    return { made: connections.length, open: connections.filter((item) => item.connectionState !== 'closed').length };
  });
  expect(open.made).toBeGreaterThanOrEqual(CALLS);
  expect(open.open).toBeLessThanOrEqual(1);
});
