import type { Notice } from '@visavis/policy/history';

/** A notice in a line. */
export function noticeLine(notice: Notice): string {
  switch (notice.kind) {
    case 'none':
      return `none (${BECAUSE[notice.because]}).`;
    case 'short':
      return `short, from ${notice.from} (${SAYS[notice.says]}).`;
    case 'prominent':
      return `prominent, from ${notice.from} until it is read; the version counts from ${notice.counts}.`;
  }
}

const BECAUSE = {
  'first-version': 'it is the first version',
  'before-launch': 'nobody uses the service yet',
  'same-facts': 'nothing is done otherwise',
};

const SAYS = {
  'nothing-done-otherwise': 'nothing is done otherwise',
  'in-your-favour': 'it is in people’s favour',
};

/** The purposes whose answers are asked for again, in a line. */
export const resetLine = (purposes: readonly string[]): string => `${purposes.length === 0 ? 'none' : purposes.join(', ')}.`;
