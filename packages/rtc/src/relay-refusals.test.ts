import { describe, expect, it, vi } from 'vitest';
import { FakeConnection } from './fake-connection.ts';
import { watchRelayRefusals } from './relay-refusals.ts';

const relay = 'candidate:2 1 udp 1 198.51.100.4 49152 typ relay raddr 0.0.0.0 rport 9';
const host = 'candidate:1 1 udp 1 192.0.2.2 54321 typ host';

function start() {
  const fake = new FakeConnection({});
  const onFull = vi.fn();
  const ending = new AbortController();
  watchRelayRefusals({ connection: fake.asConnection(), signal: ending.signal, onFull });
  const refuse = (errorCode: number) => fake.dispatchEvent(Object.assign(new Event('icecandidateerror'), { errorCode }));
  const find = (candidate: string) =>
    fake.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { candidate } }));
  fake.gather('gathering');
  return { fake, onFull, refuse, find, end: () => ending.abort() };
}

describe('watchRelayRefusals', () => {
  it.each([486, 508])('notices a relay that is full (%i), once all is gathered', (code) => {
    const { fake, onFull, refuse, find } = start();
    refuse(701); // a server that this network does not reach says nothing of being full
    refuse(code);
    find(host);
    expect(onFull).not.toHaveBeenCalled();
    fake.gather('complete');
    expect(onFull).toHaveBeenCalledOnce();
  });

  it.each([
    ['it gave a candidate all the same', 486, relay],
    ['nothing refused', null, host],
    ['the password was wrong', 401, host],
  ])('says nothing when %s', (_, code, line) => {
    const { fake, onFull, refuse, find } = start();
    if (code !== null) refuse(code);
    if (code === 401) refuse(486);
    find(line);
    fake.gather('complete');
    expect(onFull).not.toHaveBeenCalled();
  });

  it('judges each gathering by itself, and none when it is over', () => {
    const { fake, onFull, refuse, end } = start();
    refuse(401);
    fake.gather('complete');
    fake.gather('gathering');
    refuse(486);
    end();
    fake.gather('complete');
    expect(onFull).not.toHaveBeenCalled();
  });
});
