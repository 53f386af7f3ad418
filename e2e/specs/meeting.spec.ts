import { proves } from '@visavis/policy/proves';
import { expect, test } from '../fixtures/test.ts';

test('Next tells the other side, and a third person is met', async ({ pair, person }) => {
  const [ada, ben] = pair;
  await ada.button('Next').click();
  await expect(ben.heading('Your partner left')).toBeVisible();

  const cleo = await person();
  await cleo.findByVideo();
  await Promise.all([ada.seesPartner(), cleo.seesPartner()]);
});

test('of three, the third waits and then meets the one who is left', async ({ pair, person }) => {
  const [ada, ben] = pair;
  const cleo = await person();
  await cleo.findByVideo();
  await expect(cleo.heading('Looking for someone to talk to')).toBeVisible();
  await expect(cleo.reading('Nobody else waits for a video call right now.')).toBeVisible();

  await ada.button('Leave').click();
  await expect(ben.heading('Your partner left')).toBeVisible();
  await ben.button('Next').click();
  await Promise.all([ben.seesPartner(), cleo.seesPartner()]);
});

test('closing the tab tells the partner within two seconds', async ({ pair }) => {
  const [ada, ben] = pair;
  await ada.closeTab();
  await expect(ben.heading('Your partner left')).toBeVisible({ timeout: 2_000 });
});

test(proves('leaving ends the visit: the camera is off and the home page is back', 'VIS-11-09'), async ({ pair }) => {
  const [ada] = pair;
  const tracks = await ada.page.getByTestId('self-video').evaluateHandle((video) => {
    const stream = video instanceof HTMLVideoElement ? video.srcObject : null;
    return stream instanceof MediaStream ? stream.getTracks() : [];
  });
  expect(await tracks.evaluate((list) => list.map((track) => track.readyState))).toEqual(['live', 'live']);
  const home = ada.page.waitForURL((url) => url.pathname === '/');
  await ada.button('Leave').click();
  await home;
});

test('muting and turning the camera off tell the partner in words', async ({ pair }) => {
  const [ada, ben] = pair;
  await ada.button('Camera off').click();
  await expect(ben.reading('Your partner’s camera is off')).toBeVisible();
  await ada.button('Camera on').click();
  await ben.seesPartner();
  await ada.button('Mute').click();
  await expect(ben.reading('Your partner is muted')).toBeVisible();
});

test('two who have just met are kept apart until both want to meet again', async ({ pair }) => {
  const [ada, ben] = pair;
  await ada.button('Next').click();
  await ben.button('Next').click();
  await expect(ada.reading('Only someone you have met is waiting.')).toBeVisible();
  await ada.button('Meet again').click();
  await expect(ben.reading('Only someone you have met is waiting.')).toBeVisible();
  await ben.button('Meet again').click();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
});

test(proves('a report in the call reaches the moderators’ queue', 'T1V-06-05', 'VIS-12-14'), async ({ pair }) => {
  const [ada] = pair;
  await ada.button('Report').click();
  await ada.page.getByRole('radio', { name: 'Scam, advertising or a recording' }).check();
  await ada.button('Send report').click();
  await expect(ada.heading('Your report is sent')).toBeVisible();
});
