import type { AdminServer } from '../admin-server.ts';
import type { Offered, PageName, Span } from './answers.ts';

/** What every section of the dashboard gets. Heading and range stand above it already; it draws the rest. */
export interface SectionProps {
  readonly server: AdminServer;
  readonly offered: Offered;
  /** The chosen range: of totals. */
  readonly span: Span;
  /** Its days that are over: ask for breakdowns with these. `null`: none is over, so show `NothingYet`. */
  readonly settled: Span | null;
}

/** What breakdowns of days that are over need; of one page, or of the site without it. */
export interface PartsProps extends Pick<SectionProps, 'server' | 'offered'> {
  readonly settled: Span;
  readonly page?: PageName;
}
