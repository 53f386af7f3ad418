import { proves } from '@visavis/policy/proves';
import { pathReport } from '../fixtures/peer-connections.ts';
import { expect, test } from '../fixtures/test.ts';

test(proves('a shielded call knows relay candidates only, in both directions', { in: ['visavis'], ids: ['VIS-02-01', 'VIS-03-01'] }), async ({ pair }) => {
  for (const person of pair) {
    const report = await pathReport(person.page);
    expect(report.selected).toEqual(['relay', 'relay']);
    expect(new Set(report.gathered)).toEqual(new Set(['relay']));
    for (const sdp of report.descriptions) {
      const candidates = sdp.split('\r\n').filter((line) => line.startsWith('a=candidate:'));
      expect(candidates.filter((line) => !line.includes(' typ relay'))).toEqual([]);
    }
  }
  await expect(pair[0].reading('Shielded: your partner can’t see your IP address')).toBeVisible();
});

test(proves('a call is direct only when both allow it', '1V1-03-01', { in: ['visavis'], ids: ['VIS-02-02', 'VIS-02-15'] }), async ({ person }) => {
  const ada = await person();
  const ben = await person();
  for (const someone of [ada, ben]) {
    await someone.arrive();
    await someone.allowDirect();
    await someone.turnCameraOn();
    await someone.button('Find someone').click();
  }
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  const report = await pathReport(ada.page);
  expect(report.selected).not.toContain('relay');
  await expect(ada.reading('Direct: your partner can see your IP address')).toBeVisible();
});

test(proves('who allows direct still gets a shielded call with one who does not', { in: ['visavis'], ids: ['VIS-02-02', 'VIS-03-01'] }), async ({ person }) => {
  const ada = await person();
  const ben = await person();
  await ada.arrive();
  await ada.allowDirect();
  await ada.turnCameraOn();
  await ada.button('Find someone').click();
  await ben.findByVideo();
  await Promise.all([ada.seesPartner(), ben.seesPartner()]);
  expect((await pathReport(ada.page)).selected).toEqual(['relay', 'relay']);
});
