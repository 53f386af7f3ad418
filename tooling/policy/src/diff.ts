import { parseArgs } from 'node:util';
import { classify, classOf, describeChange, differences, earliestEffective, dayOf, isFact, noticeFor, resets } from '@visavis/policy/history';
import { CliError } from './cli-error.ts';
import { noticeLine, resetLine } from './lines.ts';
import { manifestMeant } from './operand.ts';
import type { Verb } from './verb.ts';
import { wrongFlag } from './wrong-flag.ts';

/** Says what the second manifest does otherwise than the first, and what would follow for people who use the service. */
export const diff: Verb = {
  usage: 'A B',
  does: 'Says what differs between two manifests: each a profile, a version such as visavis@1, or a file.',
  run: (args, { now, root, say }) => {
    const [a, b] = operands(args).map((word) => manifestMeant(word, root));
    if (a === undefined || b === undefined) throw new CliError('usage', 'Name two: npm run policy -- diff A B');
    const differing = differences(a, b);
    const changes = differing.filter(isFact);
    if (changes.length === 0) {
      say(differing.some(({ kind }) => kind === 'reordered') ? 'No fact differs but the order of lists, which is editorial.' : 'No fact differs. Words are compared by publish, and on the history page.');
      return;
    }
    for (const change of changes) say(`${classOf(change).padEnd(10)}  ${describeChange(change)}`);
    const published = dayOf(now());
    const release = { class: classify(changes), published, launched: true };
    say('');
    say(`Class: ${release.class}.`);
    say(`Notice, once people use the service: ${noticeLine(noticeFor({ ...release, effective: earliestEffective(release, a) }))}`);
    say(`Choices asked again: ${resetLine(resets(changes, b))}`);
  },
};

/** Errors: `CliError`. */
function operands(args: readonly string[]): readonly string[] {
  try {
    const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
    if (positionals.length === 2) return positionals;
  } catch (error) {
    throw wrongFlag(error, 'diff');
  }
  throw new CliError('usage', 'Name two: npm run policy -- diff A B');
}
