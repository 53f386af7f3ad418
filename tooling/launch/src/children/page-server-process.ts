import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { join } from 'node:path';

// Runs an app's development server (Vite or Astro) and says when it takes connections.
// Arguments: the app's folder, the command's name, the port.

const [folder = '.', command = 'vite', port = '0'] = process.argv.slice(2);
const server = spawn(
  process.execPath,
  [join(folder, 'node_modules', command, command === 'vite' ? 'bin/vite.js' : 'bin/astro.mjs'), ...(command === 'astro' ? ['dev'] : []), '--port', port, '--host', '127.0.0.1', ...(command === 'vite' ? ['--strictPort'] : [])],
  { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] },
);
server.once('exit', (code) => process.exit(code ?? 1));

function probe(): void {
  const socket = connect(Number(port), '127.0.0.1');
  socket.once('connect', () => {
    socket.destroy();
    process.send?.({ ready: true });
  });
  socket.once('error', () => setTimeout(probe, 100));
}
probe();

const stop = (): void => {
  server.removeAllListeners('exit');
  server.once('exit', () => process.exit(0));
  server.kill('SIGTERM');
};
process.once('SIGTERM', stop);
process.on('SIGINT', () => undefined);
process.once('disconnect', stop);
