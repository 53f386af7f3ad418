import { spawn } from 'node:child_process';

// Runs a service again whenever its code changes. Node's own watcher does not end with its parent, so
// it is kept by this process, which does. Argument: the service's module.

const [module = ''] = process.argv.slice(2);
const watcher = spawn(process.execPath, ['--watch', '--watch-preserve-output', module], {
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
});
watcher.on('message', (message) => process.send?.(message));
watcher.once('exit', (code) => process.exit(code ?? 1));

function stop(): void {
  watcher.removeAllListeners('exit');
  watcher.once('exit', () => process.exit(0));
  watcher.kill('SIGTERM');
}
process.once('SIGTERM', stop);
process.on('SIGINT', () => undefined);
process.once('disconnect', stop);
