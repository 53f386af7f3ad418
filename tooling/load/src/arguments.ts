import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as v from 'valibot';
import { type BehaviourName, isBehaviour, type Mix } from './client/behaviour.ts';
import { ARRIVALS } from './crowd/arrivals.ts';

export const HELP = `npm run load -- [options]

  --url=ws://HOST:PORT/ws  the service to visit; without it a signaling server of this checkout is started
  --origin=http://…        the service's own origin (http://localhost:8080)
  --connections=200        clients in all; beyond some 9,000 a process the system's open files end
  --processes=1            processes that they are spread over
  --arrivals=constant      constant, burst, ramp, or storm: all break within 2 s when half the time is over
  --over=5                 seconds in which they come
  --seconds=30             how long it goes on, from the start
  --mix=talker=6,leaver=1,blocker=1,hesitant=1,stumbler=1
                           what they are: idle, talker, leaver, blocker, hesitant, stumbler, sender
  --frames=1               sealed frames a second of each in a call; as its behaviour says unless given
  --seed=1                 who comes when and does what
  --json                   one JSON object in place of tables
`;

const whole = (least: number, most: number) => v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number), v.minValue(least), v.maxValue(most));
const number = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/), v.transform(Number));

const mix = v.pipe(
  v.string(),
  v.transform((text): Mix | null => {
    const parts = text.split(',').map((part) => part.split('='));
    const read = parts.flatMap(([name = '', weight = '1']): readonly (readonly [BehaviourName, number])[] =>
      isBehaviour(name) && /^\d+$/.test(weight) ? [[name, Number(weight)]] : [],
    );
    return read.length === parts.length ? read : null;
  }),
  v.nonNullable(v.custom<Mix>((value) => value !== null)),
);

const Options = v.object({
  url: v.optional(v.pipe(v.string(), v.regex(/^wss?:\/\//))),
  origin: v.optional(v.string(), 'http://localhost:8080'),
  connections: v.optional(whole(1, 100_000), '200'),
  processes: v.optional(whole(1, 64), '1'),
  arrivals: v.optional(v.picklist(ARRIVALS), 'constant'),
  over: v.optional(number, '5'),
  seconds: v.optional(number, '30'),
  mix: v.optional(mix, 'talker=6,leaver=1,blocker=1,hesitant=1,stumbler=1'),
  frames: v.optional(number),
  seed: v.optional(whole(0, 2 ** 31 - 1), '1'),
  json: v.optional(v.boolean(), false),
});
export type LoadOptions = v.InferOutput<typeof Options>;

const NAMES = ['url', 'origin', 'connections', 'processes', 'arrivals', 'over', 'seconds', 'mix', 'frames', 'seed'] as const;

/** `null` when help is asked for. Errors: an option that is not one, named. */
export function loadOptions(args: readonly string[]): LoadOptions | null {
  const strings = Object.fromEntries(NAMES.map((name) => [name, { type: 'string' }] as const));
  const values = valuesOf(args, { ...strings, json: { type: 'boolean' }, help: { type: 'boolean' } });
  if (values['help'] === true) return null;
  const read = v.safeParse(Options, values);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new RangeError(`--${String(issue.path?.[0]?.key)}: not one of its values. See --help.`);
}

/** Errors: an option that is not one, named. */
function valuesOf(args: readonly string[], options: NonNullable<ParseArgsConfig['options']>): Readonly<Record<string, unknown>> {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    const [words = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new RangeError(`${words}. See --help.`, { cause: error });
  }
}
