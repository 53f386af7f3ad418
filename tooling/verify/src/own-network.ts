import { spawnSync } from 'node:child_process';

/** An address of documentation (RFC 5737), so that it can be nobody's. Its gateway does not exist: nothing gets out. */
const SET_UP = `set -e
ip link set lo up
ip link add own type veth peer name other
ip addr add 192.0.2.2/24 dev own
ip link set other up
ip link set own up
ip route add default via 192.0.2.1 dev own
exec "$0" "$@"`;

/**
 * The command in a network of its own, where this machine lets us make one (Linux, as root); the command as it is
 * elsewhere. Browsers find no way for a call while the machine's network is down.
 */
export function inOwnNetwork(command: readonly string[]): readonly string[] {
  const own = ['unshare', '--net', '--', 'sh', '-c', SET_UP];
  const isPossible = process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('unshare', [...own.slice(1), 'true']).status === 0;
  return isPossible ? [...own, ...command] : command;
}
