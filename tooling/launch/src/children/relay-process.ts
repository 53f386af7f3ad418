import { spawn } from 'node:child_process';

// Runs coturn as a child of its own, so that the relay ends when the launcher does, however it ends.
// Argument: a coturn configuration file.

const configuration = process.argv[2];
if (configuration === undefined) throw new Error('relay-process needs a configuration file');

// coturn names denied peers even when told to be quiet, so what it says goes nowhere.
const relay = spawn('turnserver', ['-c', configuration], { stdio: 'ignore' });
relay.once('spawn', () => process.send?.({ ready: true }));
relay.once('error', () => process.exit(1));
relay.once('exit', () => process.exit(stopping ? 0 : 1));

let stopping = false;
function stop(): void {
  if (stopping) return;
  stopping = true;
  relay.kill('SIGTERM');
  setTimeout(() => relay.kill('SIGKILL'), 2_000).unref();
}
process.on('SIGTERM', stop);
process.on('SIGINT', () => undefined);
process.once('disconnect', stop);
