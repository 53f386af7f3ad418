import { manifestFor } from '@visavis/policy';
import { frozenText } from '@visavis/policy/history';
import { policyDocuments } from '@visavis/policy/text';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { scaffolding } from './new.ts';
import { askAtTerminal } from './new-ask.ts';
import { publishing } from './publish.ts';
import { switches } from './switches.ts';
import type { Verb } from './verb.ts';

/** Every verb by its name. A new one is a file of its own and a line here. */
export const VERBS: Readonly<Record<string, Verb>> = {
  new: scaffolding({ ask: askAtTerminal }),
  check,
  diff,
  publish: publishing({ manifestOf: manifestFor, textOf: (manifest) => frozenText(policyDocuments(manifest)) }),
  switches,
};
