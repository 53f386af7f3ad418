import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/**
 * Browsers that count themselves. Argument: port. `pace 1000 5` sends 1,000 events a second for five seconds,
 * `visitors 5000` one view each of so many, as fast as they are taken; both answer how many were.
 */
const [port = 0] = process.argv.slice(2).map(Number);
const CONNECTIONS = 16;
const TICK_MS = 10;
/** More than this no connection has on its way. */
const MOST_AHEAD = 64;
/** Fewer than the collector remembers in a minute; a browser family makes many visitors of one address. */
const ADDRESSES = 60_000;

const SYSTEMS = ['Windows NT 10.0', 'X11; Linux x86_64', 'Macintosh; Intel Mac OS X 10_15', 'Linux; Android 10; K', 'Linux; Android 10; K; Mobile', 'X11; CrOS x86_64'];
const BROWSERS = ['Firefox/153.0', 'Chrome/152.0.0.0 Safari/537.36', 'Chrome/152.0.0.0 Safari/537.36 Edg/152.0', 'Chrome/152.0.0.0 Safari/537.36 OPR/120.0'];
const BODIES = [
  '{"event":"view","page":"/","entry":true}',
  '{"event":"leave","page":"/","seconds":41,"scroll":75,"lcp":1240,"inp":64,"cls":0.013,"fcp":820,"ttfb":110}',
  '{"event":"view","page":"/chat/","entry":false}',
  '{"event":"named","what":"step:gate"}',
] as const;

interface Line {
  readonly socket: Socket;
  ahead: number;
}

let taken = 0;
const lines: Line[] = await Promise.all(
  Array.from({ length: CONNECTIONS }, async () => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    const line: Line = { socket, ahead: 0 };
    socket.on('data', (chunk) => {
      const answers = chunk.toString('latin1').split('HTTP/1.1 204').length - 1;
      taken += answers;
      line.ahead -= answers;
    });
    socket.once('close', () => process.exit(1));
    return line;
  }),
);

function send(line: Line, visitor: number, body: string): void {
  const family = Math.floor(visitor / ADDRESSES);
  const address = visitor % ADDRESSES;
  line.ahead += 1;
  line.socket.write(
    [
      'POST /e HTTP/1.1',
      'Host: localhost:8080',
      'Origin: http://localhost:8080',
      `User-Agent: Mozilla/5.0 (${SYSTEMS[family % SYSTEMS.length]}) ${BROWSERS[Math.floor(family / SYSTEMS.length) % BROWSERS.length]}`,
      'Accept: */*',
      'Accept-Language: en-GB',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Sec-Fetch-Site: same-origin',
      'Sec-Fetch-Mode: no-cors',
      'Sec-Fetch-Dest: empty',
      `X-Forwarded-For: 198.18.${Math.floor(address / 256)}.${address % 256}`,
      `Content-Length: ${body.length}`,
      '',
      body,
    ].join('\r\n'),
  );
}

/** Calls `more` in ticks until it says that all is sent, and waits for the answers. */
function run(more: (tick: number) => boolean): Promise<number> {
  const before = taken;
  let tick = 0;
  let isSent = false;
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (!isSent) isSent = more((tick += 1));
      else if (lines.every(({ ahead }) => ahead === 0)) {
        clearInterval(timer);
        resolve(taken - before);
      }
    }, TICK_MS);
  });
}

let sent = 0;
const nextLine = (): Line | undefined => lines[sent % lines.length];

function pace(perSecond: number, seconds: number): Promise<number> {
  const began = performance.now();
  const first = sent;
  return run(() => {
    const due = Math.min(perSecond * seconds, (perSecond * (performance.now() - began)) / 1_000);
    for (let line = nextLine(); sent - first < due && line !== undefined; line = nextLine()) {
      send(line, Math.floor(sent / BODIES.length) % ADDRESSES, BODIES[sent % BODIES.length] ?? BODIES[0]);
      sent += 1;
    }
    return sent - first >= perSecond * seconds;
  });
}

function visitors(count: number): Promise<number> {
  let next = 0;
  return run(() => {
    for (const line of lines) while (line.ahead < MOST_AHEAD && next < count) send(line, next++, BODIES[0]);
    return next >= count;
  });
}

process.on('message', async (question) => {
  const [word, ...numbers] = String(question).split(' ');
  const [first = 0, second = 0] = numbers.map(Number);
  process.send?.({ events: await (word === 'pace' ? pace(first, second) : visitors(first)) });
});
process.once('disconnect', () => process.exit());
process.send?.({ connections: lines.length });
