import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { proves } from '@visavis/policy/proves';
import { DebianPostgres } from '../fixtures/debian-postgres.ts';
import { LoopbackHop } from '../fixtures/loopback-hop.ts';
import { MarkerCollector } from '../fixtures/markers.ts';
import { pathReport, watchPeerConnections } from '../fixtures/peer-connections.ts';
import { Person } from '../fixtures/person.ts';
import { freePort, Product, temporaryData } from '../fixtures/product.ts';
import { filesBelow, findMarker, type Sink } from '../fixtures/sinks.ts';
import { expect, test } from '../fixtures/test.ts';

const ADDRESS = '127.83.47.201';
const USER_AGENT = 'MarkedBrowser/47.83';

for (const database of ['embedded', 'of the operator’s own'] as const) {
  test(proves(`[M10] after three calls nothing of them is kept anywhere (PostgreSQL ${database})`, '1V1-01-02', 'ANC-01-02', 'T1V-06-01', 'T1V-06-04', '1V1-03-04', 'ANC-04-01', 'ANC-02-06', 'T1V-02-06', 'T1V-07-05', '1V1-01-03', 'T1V-01-03', 'ANC-01-04', '1V1-01-05', 'T1V-01-04', 'ANC-01-05', 'VIS-02-13', { in: ['visavis'], ids: ['ANC-01-03', 'ANC-05-01', 'T1V-07-01', 'T1V-07-06', 'VIS-01-03', 'VIS-06-01'] }), async ({ browsers }) => {
    const own = database === 'embedded' ? null : await DebianPostgres.start();
    const dataFolder = temporaryData();
    // Planted through the product itself: what a reporter writes is meant to be kept.
    const control = `control-${randomBytes(12).toString('hex')}`;
    const text = `spoken-${randomBytes(12).toString('hex')}`;
    const markers = new MarkerCollector();

    const port = await freePort();
    const hop = await LoopbackHop.open({ port, target: '127.0.0.3', from: ADDRESS });
    const product = await Product.start({
      dataFolder,
      port,
      env: { HOST: '127.0.0.3', ...(own === null ? {} : { DATABASE_URL: own.url }) },
    });
    const browser = await browsers({ cameras: 1, allows: true });
    const arrive = async (): Promise<Person> => {
      const context = await browser.newContext({ userAgent: USER_AGENT });
      await watchPeerConnections(context);
      const page = await context.newPage();
      markers.watch(page);
      const person = new Person(context, page, product.origin);
      await person.findByVideo();
      return person;
    };

    for (let call = 0; call < 3; call += 1) {
      const [ada, ben] = [await arrive(), await arrive()];
      await Promise.all([ada.seesPartner(), ben.seesPartner()]);
      await ada.says(text);
      await ben.reads(text);
      for (const person of [ada, ben]) markers.addDescriptions((await pathReport(person.page)).descriptions);
      if (call === 0) {
        await ada.button('Report').click();
        await ada.page.getByRole('radio', { name: 'Something else' }).check();
        await ada.page.getByRole('textbox', { name: /In your words/ }).fill(control);
        await ada.button('Send report').click();
        await expect(ada.heading('Your report is sent')).toBeVisible();
        await ada.button('Close').click();
      }
      await ada.button('Leave').click();
      await ada.goHome();
      await ben.goHome();
    }
    const dump: Sink[] = own === null ? [] : [{ name: 'pg_dump', bytes: own.dump() }];
    product.signal('SIGTERM');
    await product.ended;
    const kept = [...filesBelow(dataFolder), ...(own === null ? [] : filesBelow(own.folder))];
    const output: Sink = { name: 'process output', bytes: Buffer.from(product.output) };
    const sinks = [output, ...dump, ...kept];

    // The search finds what is there, in every kind of sink.
    expect(findMarker('Ready: http', [output])).toHaveLength(1);
    expect(findMarker(control, kept)).not.toEqual([]);
    if (own !== null) expect(findMarker(control, dump)).toHaveLength(1);

    expect(markers.all.length).toBeGreaterThan(30);
    const secrets = [ADDRESS, USER_AGENT, text, ...markers.all];
    expect(secrets.flatMap((marker) => findMarker(marker, sinks))).toEqual([]);

    hop.close();
    await own?.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
}
