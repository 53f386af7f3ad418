import type { Offered, TotalName } from '../counts/answers.ts';

/** Totals that the overview shows, in this order; the others stand with the chat's health and the data's quality. */
const SHOWN = ['visits', 'visitors', 'loads', 'matches'] as const satisfies readonly TotalName[];
export type ShownTotal = (typeof SHOWN)[number];

/** Those of them that the profile counts. */
export function totalsOffered(tables: Offered['tables']): readonly ShownTotal[] {
  return SHOWN.filter((name) => {
    switch (name) {
      case 'visits':
      case 'loads':
        return tables.includes('views');
      case 'visitors':
        return tables.includes('visitors');
      case 'matches':
        return tables.includes('chat');
    }
  });
}

/** Over several days nobody can say how many people came: who comes on two days counts on both. */
export function totalTitle(name: ShownTotal, days: number): string {
  switch (name) {
    case 'visits':
      return 'Visits';
    case 'visitors':
      return days > 1 ? 'Visitor-days' : 'Visitors';
    case 'loads':
      return 'Page views';
    case 'matches':
      return 'Matches';
  }
}

/** What the number is, in a sentence. */
export function totalExplanation(name: ShownTotal, { days, step }: { readonly days: number; readonly step: 'hour' | 'day' }): string {
  switch (name) {
    case 'visits':
      return 'A visit begins when somebody comes from outside: by a link, or by typing the address.';
    case 'visitors':
      if (step === 'hour') return 'In the chart, who stays from one hour to the next counts in both. In the sum, once a day.';
      return days > 1
        ? 'Visitor-days: who comes on two days counts twice, because nobody is known again on the next day.'
        : 'Everybody counts once on a day.';
    case 'loads':
      return 'Every page that was opened, also by the same visitor again.';
    case 'matches':
      return 'Two people who were brought together count as one match.';
  }
}
