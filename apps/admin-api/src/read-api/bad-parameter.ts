import { Refusal } from '../refusal.ts';

export const PARAMETERS = ['from', 'to', 'step', 'name', 'measure', 'table', 'page', 'format'] as const;
export type Parameter = (typeof PARAMETERS)[number];

/** A question that cannot be answered because of one parameter. `other`: one that is not asked for here; its name is not repeated. */
export class BadParameter extends Refusal {
  readonly parameter: Parameter | 'other';

  constructor(name: unknown) {
    super('bad-request');
    this.parameter = PARAMETERS.find((known) => known === name) ?? 'other';
  }
}
