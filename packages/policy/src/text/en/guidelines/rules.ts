import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Section } from '../../document.ts';
import { adultsOnly } from './adults-only.ts';

/** The reasons of a report (packages/protocol), in the order in which the chat asks for them. */
const REASONS = ['minor', 'nudity', 'violence', 'hate', 'harassment', 'scam', 'other'] as const;
export const RULE_COUNT = REASONS.length;

/** One rule for each reason; the clause has the reason as its anchor (1V1-02-03). */
export function rules(manifest: Manifest): Section {
  const written = { minor: adultsOnly(manifest), ...RULES };
  return {
    id: 'rules',
    heading: 'The rules',
    clauses: REASONS.map((reason) => ({ id: reason, ...written[reason] })),
  };
}

type Rule = Omit<Clause, 'id'>;

const RULES: Readonly<Record<Exclude<(typeof REASONS)[number], 'minor'>, Rule>> = {
  nudity: {
    heading: 'Stay dressed',
    blocks: [
      paragraph(
        say('No nakedness and no sexual acts, even if both of you want it.', 'VIS-12-03'),
        say('Do not ask a stranger for it.', 'VIS-12-03'),
      ),
    ],
  },
  violence: {
    heading: 'No violence',
    blocks: [
      paragraph(
        say('No threats, no weapons, and no harm to people or animals, in front of the camera or in words.', 'VIS-12-04'),
        say('That includes harm to yourself.', 'VIS-12-04'),
      ),
    ],
  },
  hate: {
    heading: 'No hate',
    blocks: [
      paragraph(
        say(
          'Do not attack people for where they come from, how they look, what they believe, whom they love, or what their body can do.',
          'VIS-12-05',
        ),
      ),
    ],
  },
  harassment: {
    heading: 'No harassment',
    blocks: [
      paragraph(
        say('A stranger owes you nothing: no insults, no pressure, no orders.', 'VIS-12-06'),
        say('Do not film, record or share your partner.', 'VIS-12-06'),
        say('Pressing “Next” means no, and nobody has to explain it.', 'VIS-12-06'),
      ),
    ],
  },
  scam: {
    heading: 'No scams, no advertising, no recordings',
    blocks: [
      paragraph(
        say('Do not ask for money, gifts, codes or bank data.', 'VIS-12-07'),
        say('Do not advertise or sell.', 'VIS-12-07'),
        say('Show yourself: no recording, and no face that is not yours.', 'VIS-12-07'),
      ),
    ],
  },
  other: {
    heading: 'Keep to the law',
    blocks: [
      paragraph(
        say('What the law forbids is forbidden here, too.', 'VIS-12-08'),
        say('If something is wrong and no other rule fits, report it as “Something else” and say what it was.', 'VIS-12-08', 'VIS-12-14'),
      ),
    ],
  },
};
