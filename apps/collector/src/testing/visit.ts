import { request } from 'node:http';

export const ORIGIN = 'https://visavis.example';
export const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0';

export const VIEW = JSON.stringify({ event: 'view', page: '/', entry: true });
export const CALL = JSON.stringify({ event: 'named', what: 'started' });

export interface Visit {
  readonly method?: string;
  readonly path?: string;
  /** A list is sent as so many lines. */
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string | Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** One request as a browser on our own page sends it, but for what `visit` says. */
export function visit(port: number, { method = 'POST', path = '/e', headers = {}, body = VIEW }: Visit = {}): Promise<Reply> {
  const sent = {
    origin: ORIGIN,
    accept: '*/*',
    'accept-language': 'en',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-mode': 'no-cors',
    'sec-fetch-dest': 'empty',
    'user-agent': FIREFOX,
    'content-type': 'text/plain;charset=UTF-8',
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers: sent, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () =>
        resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : body);
  });
}
