import { CONNECTIONS, type ConnectsTo } from '@visavis/policy/inventory';
import type { Finding } from '../fields/finding.ts';

const ROWS = 'packages/policy/src/inventory/connections.ts';
const PROMISES = ['1V1-02-07', '1V1-07-04', 'T1V-02-07', 'ANC-06-01', 'VIS-06-10'] as const;

interface Compared {
  readonly rows?: Readonly<Record<string, ConnectsTo>>;
  /** Settings that servers have. */
  readonly settings: ReadonlySet<string>;
}

/** Whatever tells the modules that open connections and the list of them apart, in both directions. */
export function compareConnections(modules: readonly string[], { rows = CONNECTIONS, settings }: Compared): readonly Finding[] {
  return [
    ...modules
      .filter((path) => !Object.hasOwn(rows, path))
      .map((path) => finding(`${path} opens connections and has no row in ${ROWS}`, 'Say where to, if it is the operator’s own; or name the recipient in the manifest first.')),
    ...Object.keys(rows)
      .filter((path) => !modules.includes(path))
      .map((path) => finding(`${ROWS} lists ${path}, which opens none`, 'Take the row out.')),
    ...Object.entries(rows).flatMap(([path, to]) =>
      'setting' in to && !settings.has(to.setting) ? [finding(`${ROWS} says that ${path} goes where ${to.setting} says, which is no setting`, 'Name the one that it goes by.')] : [],
    ),
  ];
}

const finding = (what: string, fix: string): Finding => ({ what, fix, promises: PROMISES });
