import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('./processes/beacons.lua', import.meta.url));
const CONNECTIONS = 64;

export interface Load {
  readonly port: number;
  readonly seconds: number;
  /** Different addresses that the requests come from. */
  readonly visitors: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
}

/** As many requests as a server takes, from wrk (apt-get install wrk). Errors: one line when it is missing or a request failed. */
export async function wrk({ port, seconds, visitors }: Load): Promise<LoadResult> {
  const args = ['-t', '1', '-c', String(CONNECTIONS), '-d', `${seconds}s`, '-s', SCRIPT, `http://127.0.0.1:${port}/e`, '--', String(visitors)];
  const { stdout } = await promisify(execFile)('wrk', args).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'ENOENT' ? new Error('This bench needs wrk: apt-get install wrk') : error;
  });
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (!(requests > 0) || /Non-2xx|Socket errors/.test(stdout)) throw new Error(`wrk could not load the server: ${stdout}`);
  return { requests, perSecond };
}
