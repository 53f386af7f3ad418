import { createHmac } from 'node:crypto';
import { execFile } from 'node:child_process';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { coturn } from './coturn.ts';

// coturn's own test client takes six seconds however little it sends.
const CLIENT_MS = 30_000;

test('a relay takes credentials made from its secret, relays over loopback, and is gone after stop', async () => {
  const relay = await coturn();
  onTestFinished(relay.stop);
  const [host = '', port = ''] = relay.address.split(':');
  const username = `${Math.floor(Date.now() / 1_000) + 300}:test`;
  const password = createHmac('sha1', relay.secret).update(username).digest('base64');

  const args = ['-u', username, '-w', password, '-p', port, '-y', '-n', '3', '-c', host];
  const { stdout } = await promisify(execFile)('turnutils_uclient', args);
  expect(stdout).toContain('tot_send_msgs=6, tot_recv_msgs=6');

  await relay.stop();
  const refused = await new Promise((resolve) => {
    connect(Number(port), host).once('error', resolve).once('connect', () => resolve('connected'));
  });
  expect(refused).toMatchObject({ code: 'ECONNREFUSED' });
}, CLIENT_MS);

test('two relays run beside each other', async () => {
  const [one, other] = await Promise.all([coturn(), coturn()]);
  onTestFinished(one.stop);
  onTestFinished(other.stop);
  expect(one.address).not.toBe(other.address);
  expect(one.secret).not.toBe(other.secret);
});
