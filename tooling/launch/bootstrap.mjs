// The first step of every npm script. Plain JavaScript for whatever Node the machine has (18 or newer):
// brings the pinned Node and pnpm through npm where they are missing, installs, and hands over.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statfsSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const NODE_MAJOR = 24;
const NODE_VERSION = '24.21.0';
const PNPM_VERSION = '12.21.0';
const GLIBC_NEEDED = [2, 36];
const INSTALL_MEGABYTES = 1_500;

const ENTRIES = {
  start: ['tooling/launch/src/main.ts', 'start'],
  dev: ['tooling/launch/src/main.ts', 'dev'],
  admin: ['tooling/launch/src/main.ts', 'admin'],
  test: ['tooling/verify/src/main.ts', 'test'],
  'test:long': ['tooling/verify/src/main.ts', 'long'],
  bench: ['tooling/bench/src/main.ts'],
  load: ['tooling/load/src/main.ts'],
  promises: ['tooling/ledgers/src/promises/main.ts'],
  policy: ['tooling/policy/src/main.ts'],
  client: ['tooling/client/src/main.ts'],
};

process.chdir(ROOT);
// Nothing here reports to anybody.
Object.assign(process.env, {
  TURBO_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
});

const [command, ...rest] = process.argv.slice(2);
const entry = ENTRIES[command];
if (entry === undefined) fail(`Unknown command. Use one of: ${Object.keys(ENTRIES).join(', ')}.`);

requireGlibc();
const tools = findTools();
process.env.PATH = [...new Set([dirname(tools.node), dirname(tools.pnpm)])].join(pathSeparator()) +
  pathSeparator() + process.env.PATH;
install(tools.pnpm);
run(tools.node, [...entry, ...rest]);

/** Node and pnpm of the pinned versions: the machine's own, those found last time, or from npm. */
function findTools() {
  const own = ownTools();
  if (own) return own;
  const remembered = join(ROOT, 'node_modules/.cache/visavis/tools.json');
  if (existsSync(remembered)) {
    const tools = JSON.parse(readFileSync(remembered, 'utf8'));
    if (tools.key === toolsKey() && existsSync(tools.node) && existsSync(tools.pnpm)) return tools;
  }
  say(`Bringing Node ${NODE_VERSION} and pnpm ${PNPM_VERSION} (once, through npm)`);
  const print = 'process.stdout.write(JSON.stringify([process.execPath, process.env.PATH]))';
  const found = spawnSync(
    'npm',
    ['exec', '--yes', '--loglevel=error', `--package=node@${NODE_VERSION}`, `--package=pnpm@${PNPM_VERSION}`, '--', 'node', '-e', print],
    { encoding: 'utf8', shell: process.platform === 'win32', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (found.status !== 0) fail(explain(`${found.stderr ?? ''}${found.error ?? ''}`, 'npm could not bring Node and pnpm'));
  const [node, path] = JSON.parse(found.stdout);
  const name = process.platform === 'win32' ? 'pnpm.cmd' : 'pnpm';
  const folder = path.split(pathSeparator()).find((part) => existsSync(join(part, name)));
  if (folder === undefined) fail('npm brought no pnpm. Install pnpm and run this again.');
  const tools = { key: toolsKey(), node, pnpm: join(folder, name) };
  mkdirSync(dirname(remembered), { recursive: true });
  writeFileSync(remembered, JSON.stringify(tools));
  return tools;
}

function ownTools() {
  if (Number(process.versions.node.split('.')[0]) !== NODE_MAJOR) return null;
  const name = process.platform === 'win32' ? 'pnpm.cmd' : 'pnpm';
  const folder = (process.env.PATH ?? '').split(pathSeparator()).find((part) => existsSync(join(part, name)));
  if (folder === undefined) return null;
  const pnpm = join(folder, name);
  const version = spawnSync(pnpm, ['--version'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return version.stdout?.trim() === PNPM_VERSION ? { node: process.execPath, pnpm } : null;
}

function toolsKey() {
  return `${NODE_VERSION} ${PNPM_VERSION} ${process.platform} ${process.arch}`;
}

/** Installs exactly what the lockfile names, unless that was done already. */
function install(pnpm) {
  const stamp = join(ROOT, 'node_modules/.cache/visavis/installed');
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'pnpm-lock.yaml')))
    .update(readFileSync(join(ROOT, 'pnpm-workspace.yaml')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const free = statfsSync(ROOT);
  const megabytes = Math.floor((free.bavail * free.bsize) / 1e6);
  if (megabytes < INSTALL_MEGABYTES) {
    fail(`Disk full: ${megabytes} MB free, ${INSTALL_MEGABYTES} MB needed to install. Free some space and run this again.`);
  }
  say('Installing packages');
  const done = spawnSync(pnpm, ['install', '--frozen-lockfile', '--reporter=append-only', '--loglevel=warn'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (done.status !== 0) fail(explain(`${done.stdout}${done.stderr}${done.error ?? ''}`, 'pnpm could not install the packages'));
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Hands over. The IPC channel lets the next process notice when this one is killed. */
function run(node, args) {
  const child = spawn(node, args, { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // Ctrl-C reaches the child by itself, as one of the terminal's foreground group.
    process.on(signal, () => signal === 'SIGINT' && process.stdin.isTTY ? undefined : child.kill(signal));
  }
  whenNpmEnds(() => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

/**
 * npm passes SIGTERM to the shell between it and us, which does not pass it on, and nobody passes on
 * SIGKILL. Either way this process, or that shell, gets another parent.
 */
function whenNpmEnds(stop) {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return;
  const family = () => `${process.ppid} ${parentOf(process.ppid)}`;
  const atFirst = family();
  const watch = setInterval(() => {
    if (family() === atFirst) return;
    clearInterval(watch);
    stop();
  }, 300);
  watch.unref();
}

function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1];
  } catch {
    // No such process, or no such file system (macOS).
    return '';
  }
}

function requireGlibc() {
  if (process.platform !== 'linux' || !process.report) return;
  process.report.excludeNetwork = true;
  const version = process.report.getReport().header.glibcVersionRuntime;
  if (version === undefined) fail('This Linux has no glibc (Alpine?). Use Debian 12 or newer, Ubuntu 22.10 or newer, or macOS.');
  const [major, minor] = version.split('.').map(Number);
  if (major < GLIBC_NEEDED[0] || (major === GLIBC_NEEDED[0] && minor < GLIBC_NEEDED[1])) {
    fail(`glibc ${version} is too old, ${GLIBC_NEEDED.join('.')} is needed. Use Debian 12 or newer, or Ubuntu 22.10 or newer.`);
  }
}

function explain(output, otherwise) {
  if (/ENOSPC|no space left/i.test(output)) return 'Disk full. Free some space and run this again.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH|tunneling socket|network/i.test(output)) {
    return 'No network: the package registry cannot be reached. Connect, or set your proxy for npm, and run this again.';
  }
  const last = output.trim().split('\n').filter((line) => line.trim() !== '').slice(-6).join('\n  ');
  return `${otherwise}:\n  ${last}`;
}

function pathSeparator() {
  return process.platform === 'win32' ? ';' : ':';
}

function say(text) {
  process.stdout.write(`· ${text}\n`);
}

function fail(text) {
  process.stderr.write(`visavis: ${text}\n`);
  process.exit(1);
}
