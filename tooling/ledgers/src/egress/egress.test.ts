import { proves } from '@visavis/policy/proves';
import { describe, expect, it } from 'vitest';
import { describeFinding } from '../fields/finding.ts';
import { house } from '../purposes/house.ts';
import { compareConnections } from './compare-connections.ts';
import { connectingModules } from './connecting-modules.ts';

/** What runs on a server; pages connect where the Content-Security-Policy lets them. */
const ON_SERVERS = /^(apps\/(signaling|collector|admin-api)|packages\/(admission|analytics|calls|config|db|geo|matchmaking|policy|protocol|redis|services|uws)|tooling\/launch)\/src\//;
const servers = [...house().files].flatMap(([path, text]) => (ON_SERVERS.test(path) ? [{ path, text }] : []));
const settings = new Set(servers.filter(({ path }) => path.startsWith('packages/config/')).flatMap(({ text }) => text.match(/\b[A-Z][A-Z_]+(?=:)/g) ?? []));

describe('a server', () => {
  it(proves('connects to nobody but its operator’s own services', '1V1-02-07', '1V1-07-04', 'T1V-02-07', 'ANC-06-01', 'VIS-06-10'), () => {
    expect(servers.length).toBeGreaterThan(200);
    expect(settings).toContain('REDIS_URL');
    expect(compareConnections(connectingModules(servers), { settings }).map(describeFinding)).toEqual([]);
  });

  it.each([
    "import { request } from 'node:https';",
    "import net from 'node:net';",
    "import * as net from 'node:net';",
    "import { type Socket, connect as dial } from 'node:tls';",
    "const { connect } = await import('node:net');",
    "import { createClient } from '@redis/client';",
    "fetch('https://ads.example/');",
    "new WebSocket('wss://ads.example/');",
  ])('that has `%s` is found', (text) => {
    expect(connectingModules([{ path: 'apps/collector/src/planted.ts', text }])).toEqual(['apps/collector/src/planted.ts']);
  });

  it.each(["import type { Socket } from 'node:net';", "import { type IncomingMessage, createServer } from 'node:http';", 'host.fetch(address);', "import { createServer } from 'node:net';"])(
    'that has `%s` connects to nobody',
    (text) => {
      expect(connectingModules([{ path: 'apps/collector/src/planted.ts', text }])).toEqual([]);
    },
  );
});

it('a module without a row is caught, a row without a module, and a setting that there is none of', () => {
  const rows = { 'apps/gone.ts': { here: 'somewhere' }, 'apps/kept.ts': { setting: 'ADS_URL' } };
  expect(compareConnections(['apps/new.ts', 'apps/kept.ts'], { rows, settings }).map(describeFinding)).toEqual([
    expect.stringMatching(/^apps\/new\.ts opens connections and has no row .*name the recipient in the manifest first\. \(1V1-02-07/),
    expect.stringMatching(/lists apps\/gone\.ts, which opens none/),
    expect.stringMatching(/apps\/kept\.ts goes where ADS_URL says, which is no setting/),
  ]);
});
