import { proves } from '@visavis/policy/proves';
import { expect, test } from '../fixtures/test.ts';

test.use({ checksPictures: false });

test(proves('a blocked camera has its own words, and text is a way on', '1V1-01-14'), async ({ person }) => {
  const ada = await person({ allows: false });
  await ada.arrive();
  await ada.button('Turn on camera and microphone').click();
  await expect(ada.heading('Camera and microphone are blocked')).toBeVisible();
  await expect(ada.button('Try again')).toBeVisible();

  const ben = await person();
  await ada.button('Text only').click();
  await ben.findByText();
  await ben.says('We can still write');
  await ada.reads('We can still write');
});

test('without a camera there is sound and text, and both are told', async ({ person }) => {
  const ada = await person({ cameras: 0 });
  await ada.arrive();
  await ada.button('Turn on camera and microphone').click();
  await expect(ada.reading('No camera was found.')).toBeVisible();
  await expect(ada.reading('You will be heard, not seen.')).toBeVisible();
  await ada.button('Find someone').click();
  const ben = await person();
  await ben.findByVideo();
  await ada.seesPartner();
  await expect(ben.reading('Your partner’s camera is off')).toBeVisible();
  await ada.says('I have no camera');
  await ben.reads('I have no camera');
});

test('a camera that another program holds has its own words', async ({ person }) => {
  const ada = await person();
  await ada.page.addInitScript(() => {
    // Two programs cannot share the pretended camera of a test browser, so the browser's answer is given.
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('in use', 'NotReadableError'));
  });
  await ada.arrive();
  await ada.button('Turn on camera and microphone').click();
  await expect(ada.heading('Another program has the camera')).toBeVisible();
});

test('a browser without WebRTC is told so', async ({ person }) => {
  const ada = await person();
  await ada.page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'RTCPeerConnection');
  });
  await ada.page.goto(`${ada.origin}/chat/`);
  await expect(ada.page.getByRole('heading', { level: 1 })).toContainText(/browser/i);
});
