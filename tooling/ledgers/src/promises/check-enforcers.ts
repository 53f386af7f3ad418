import { ENFORCERS, type Enforcer, type EnforcerGroup } from '@visavis/policy/ledger';

/** The source of a module by its path in the repository; null when there is none. */
export type ReadModule = (path: string) => string | null;

/** One line for every named module that is gone or does not export its symbol any more. */
export function checkEnforcers(read: ReadModule, groups: readonly EnforcerGroup[] = ENFORCERS): readonly string[] {
  return [...new Set(groups.flatMap((group) => group.by))].flatMap((enforcer) => {
    const problem = problemOf(enforcer, read);
    if (problem === null) return [];
    const ids = groups.filter((group) => group.by.includes(enforcer)).flatMap((group) => group.ids);
    return [`${[...new Set(ids)].join(', ')}: ${problem}`];
  });
}

const FIX = 'Name what keeps the promise now in packages/policy/src/ledger/enforcers';

function problemOf(enforcer: Enforcer, read: ReadModule): string | null {
  const [path = '', symbol = ''] = enforcer.split('#');
  const source = read(path);
  if (source === null) return `the module ${path} that keeps it is gone. ${FIX}`;
  return exportsIt(source, symbol) ? null : `${path} that keeps it exports no ${symbol} any more. ${FIX}`;
}

function exportsIt(source: string, symbol: string): boolean {
  const name = symbol.replace(/[^\w$]/g, '');
  const declared = new RegExp(String.raw`^export (?:async )?(?:function\*?|const|let|class|interface|type) ${name}\b`, 'm');
  const listed = new RegExp(String.raw`^export (?:type )?\{[^}]*\b${name}\b[^}]*\}`, 'm');
  return declared.test(source) || listed.test(source);
}
