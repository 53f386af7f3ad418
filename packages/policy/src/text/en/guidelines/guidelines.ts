import type { Manifest } from '../../../manifest.ts';
import { type PolicyDocument, say } from '../../document.ts';
import { versionLine } from '../version-line.ts';
import { aboutCare } from './about-care.ts';
import { aboutPictureCheck } from './about-picture-check.ts';
import { aboutReporting } from './about-reporting.ts';
import { RULE_COUNT, rules } from './rules.ts';
import { shortGuidelines } from './short-guidelines.ts';

/** How to be with a stranger here. Each reason that a report can have is a clause with that reason as its anchor. */
export const guidelines = (manifest: Manifest): PolicyDocument => ({
  title: 'Community guidelines',
  lead: say(`${RULE_COUNT} rules for meeting strangers, and what happens when somebody breaks one.`, 'VIS-12-01'),
  version: versionLine(manifest),
  short: shortGuidelines(manifest),
  sections: [rules(manifest), aboutCare(manifest), aboutReporting(manifest), ...aboutPictureCheck(manifest)],
});
