/** What would outlive what people do: a disk, the list of slow commands with their arguments. And a Redis that throws away what it likes when it is full would forget half of something. */
const RULES = [
  { setting: 'save', may: (value) => value === '', else: 'keeps records' },
  { setting: 'appendonly', may: (value) => value === 'no', else: 'keeps records' },
  { setting: 'slowlog-log-slower-than', may: (value) => value === '-1', else: 'keeps records' },
  { setting: 'maxmemory-policy', may: (value) => value === 'noeviction', else: 'forgets when it is full' },
] as const satisfies readonly Rule[];
/** A copy may be sent and taken by way of a file. */
const RULES_OF_COPIES = [
  { setting: 'repl-diskless-sync', may: (value) => value === 'yes', else: 'copies by way of a disk' },
  { setting: 'repl-diskless-load', may: (value) => value !== 'disabled', else: 'copies by way of a disk' },
] as const satisfies readonly Rule[];
const HOW_TO_START = 'redis-server --save "" --appendonly no --slowlog-log-slower-than -1 --maxmemory-policy noeviction';
const HOW_TO_COPY = ' --repl-diskless-sync yes --repl-diskless-load swapdb';

interface Rule {
  readonly setting: string;
  readonly may: (value: string) => boolean;
  readonly else: string;
}

/** This Redis would write what people do to a disk or forget it early, or does not say. One line that tells what to do. */
export class RedisUnfit extends Error {
  override readonly name = 'RedisUnfit';
}

/** It is there and does not take the password, so nothing is known of its settings. */
export class RedisPasswordRefused extends RedisUnfit {
  constructor(name: string) {
    super(`${name}: Redis refused the password. Write the one that its requirepass (or the user in the address) has: rediss://:password@host:6379`);
  }
}

export interface FitnessOptions {
  /** Asks the server. Errors: what it answered. Any other that `isAway` knows is passed on. */
  readonly send: (command: readonly string[]) => Promise<unknown>;
  /** Whether an error says that the server is away, and nothing about the server. */
  readonly isAway: (error: unknown) => boolean;
  /** The setting that names this Redis, as the operator knows it. */
  readonly name: string;
  /** In a cluster every server is asked itself; else none may copy it. */
  readonly isInCluster: boolean;
}

/** Why a Redis may not be used; `null` when it may. Errors: those that `isAway` knows. */
export async function unfitness(options: FitnessOptions): Promise<RedisUnfit | null> {
  const { isInCluster, name } = options;
  const rules: readonly Rule[] = isInCluster ? [...RULES, ...RULES_OF_COPIES] : RULES;
  const mend = `Start it with: ${HOW_TO_START}${isInCluster ? HOW_TO_COPY : ''}`;
  const wrong: Rule[] = [];
  for (const rule of rules) {
    const value = valueIn(await asked(options, ['CONFIG', 'GET', rule.setting]));
    if (value === null) return new RedisUnfit(`${name}: this Redis does not say whether it writes to a disk, so it is not used. Allow CONFIG GET to this user. ${mend}`);
    if (!rule.may(value)) wrong.push(rule);
  }
  if (wrong.length === 0) return isInCluster ? null : await unfitnessOfCopies(options);
  const faults = [...Map.groupBy(wrong, (rule) => rule.else)].map(([fault, its]) => `${fault} (${its.map(({ setting }) => setting).join(', ')})`);
  return new RedisUnfit(`${name}: this Redis ${faults.join(' and ')}, so it is not used. ${mend}`);
}

/** A replica has all that this one has, and its own rules about what to keep. One that is not connected is not seen. */
async function unfitnessOfCopies(options: FitnessOptions): Promise<RedisUnfit | null> {
  const told = textIn(await asked(options, ['INFO', 'replication']));
  if (told === null) return new RedisUnfit(`${options.name}: this Redis does not say whether others copy it, so it is not used. Allow INFO to this user.`);
  if (/^role:master\r?$/m.test(told) && /^connected_slaves:0\r?$/m.test(told)) return null;
  return new RedisUnfit(`${options.name}: this Redis is copied to another one or is itself a copy, so it is not used. Name one that has no replicas.`);
}

async function asked({ isAway, send }: FitnessOptions, command: readonly string[]): Promise<unknown> {
  return await send(command).catch((error: unknown) => {
    if (isAway(error)) throw error;
    return null;
  });
}

/** CONFIG GET answers with a list of name and value, or with a map of them. */
function valueIn(answer: unknown): string | null {
  const value: unknown = Array.isArray(answer) ? answer[1] : answer instanceof Map ? [...answer.values()][0] : typeof answer === 'object' && answer !== null ? Object.values(answer)[0] : undefined;
  return textIn(value);
}

const textIn = (value: unknown): string | null => (value instanceof Uint8Array || typeof value === 'string' ? String(value) : null);
