import { connect } from 'node:net';

const CONNECT_MS = 1_000;

/** One server after the other; one that takes no connection is passed over. Where none does, the one whose turn it is. */
export function inTurn(urls: readonly string[]): () => Promise<string> {
  let turn = -1;
  return async () => {
    turn = (turn + 1) % urls.length;
    const order = [...urls.slice(turn), ...urls.slice(0, turn)];
    const [own = '', ...others] = order;
    if (others.length === 0) return own;
    for (const url of order) if (await takesConnections(url)) return url;
    return own;
  };
}

function takesConnections(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const probe = connect({ host: hostname, port: Number(port), timeout: CONNECT_MS });
    const end = (takes: boolean): void => {
      probe.destroy();
      resolve(takes);
    };
    probe.once('connect', () => end(true)).once('error', () => end(false)).once('timeout', () => end(false));
  });
}
