import ts from 'typescript';
import type { House } from './house.ts';

/** One place that opens a personal value. */
export interface Read {
  readonly field: string;
  readonly purpose: string;
  /** `path:line`. */
  readonly at: string;
}

/** A use of `read` of which nobody can tell beforehand what is read, or why. */
export interface UnclearRead {
  readonly at: string;
  readonly why: 'field-unknown' | 'purpose-unknown' | 'not-called';
}

export interface Reads {
  readonly reads: readonly Read[];
  readonly unclear: readonly UnclearRead[];
}

const ENTRY = '@visavis/policy/personal';
const HOME = 'packages/policy/src/personal.ts';

/**
 * Every `read(value, 'purpose')` in these files and in what they import, with the field that the compiler knows
 * the value to be. Throws when there is no `read` to be found.
 */
export function findReads(house: House, paths: readonly string[] = importers(house)): Reads {
  const program = house.program([HOME, ...paths.filter((path) => /\.tsx?$/.test(path))]);
  const checker = program.getTypeChecker();
  const own = program.getSourceFiles().flatMap((file) => {
    const path = house.pathOf(file);
    return path === null ? [] : [{ path, file }];
  });
  const home = own.find(({ path }) => path === HOME);
  const read = home && exportedAs(checker, home.file, 'read');
  if (read === undefined) throw new Error(`${HOME} exports no read, so nothing can be checked`);
  // The compiler sees modules only; a page that wants to read has to leave it to one.
  const pages = paths.filter((path) => !/\.tsx?$/.test(path));
  const found: { reads: Read[]; unclear: UnclearRead[] } = {
    reads: [],
    unclear: pages.map((path) => ({ at: path, why: 'field-unknown' })),
  };
  for (const { path, file } of own) {
    for (const name of namesOf(checker, file, read)) {
      const at = `${path}:${file.getLineAndCharacterOfPosition(name.getStart()).line + 1}`;
      const seen = whatIsRead(checker, name);
      if ('why' in seen) found.unclear.push({ at, why: seen.why });
      else found.reads.push(...seen.fields.flatMap((field) => seen.purposes.map((purpose) => ({ field, purpose, at }))));
    }
  }
  return found;
}

const importers = ({ files }: House): readonly string[] =>
  [...files].flatMap(([path, text]) => (text.includes(ENTRY) ? [path] : []));

type Seen = Pick<UnclearRead, 'why'> | { readonly fields: readonly string[]; readonly purposes: readonly string[] };

function whatIsRead(checker: ts.TypeChecker, name: ts.Identifier): Seen {
  const call = callOf(name);
  if (call === null) return { why: 'not-called' };
  const [value, purpose] = call.arguments;
  const fields = value === undefined ? null : fieldsOf(checker, checker.getTypeAtLocation(value));
  if (fields === null) return { why: 'field-unknown' };
  const purposes = purpose === undefined ? null : wordsOf(checker.getTypeAtLocation(purpose));
  return purposes === null ? { why: 'purpose-unknown' } : { fields, purposes };
}

function exportedAs(checker: ts.TypeChecker, file: ts.SourceFile, name: string): ts.Symbol | undefined {
  const module = checker.getSymbolAtLocation(file);
  return module && checker.getExportsOfModule(module).find((symbol) => symbol.name === name);
}

/** Every name in a file that stands for `target`, but for those that only import, export or declare it. */
function namesOf(checker: ts.TypeChecker, file: ts.SourceFile, target: ts.Symbol): ts.Identifier[] {
  const names: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isIdentifier(node) && symbolOf(checker, node) === target && !isDeclared(node)) names.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
}

function symbolOf(checker: ts.TypeChecker, name: ts.Identifier): ts.Symbol | undefined {
  const symbol = checker.getSymbolAtLocation(name);
  return symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

const isDeclared = (name: ts.Identifier): boolean => ts.isVariableDeclaration(name.parent) && name.parent.name === name;

/** The call whose callee this name is, also behind a namespace; null where it is used as a value. */
function callOf(name: ts.Identifier): ts.CallExpression | null {
  const callee = ts.isPropertyAccessExpression(name.parent) && name.parent.name === name ? name.parent : name;
  return ts.isCallExpression(callee.parent) && callee.parent.expression === callee ? callee.parent : null;
}

/** The fields of a `Personal<F, V>`, which is a class of personal.ts with F as its first parameter. */
function fieldsOf(checker: ts.TypeChecker, type: ts.Type): readonly string[] | null {
  const kinds = type.isUnion() ? type.types : [type];
  const words = kinds.map((kind) => {
    const isOurs = kind.symbol?.declarations?.some((declaration) => declaration.getSourceFile().fileName.endsWith(HOME));
    const [field] = isOurs === true && isReference(kind) ? checker.getTypeArguments(kind) : [];
    return field === undefined ? null : wordsOf(field);
  });
  return words.includes(null) ? null : words.flatMap((list) => list ?? []);
}

const isReference = (type: ts.Type): type is ts.TypeReference =>
  (type.flags & ts.TypeFlags.Object) !== 0 && 'target' in type;

/** The strings that a type can be; null when it can be others. */
function wordsOf(type: ts.Type): readonly string[] | null {
  const kinds = type.isUnion() ? type.types : [type];
  const words = kinds.flatMap((kind) => (kind.isStringLiteral() ? [kind.value] : []));
  return words.length === kinds.length ? words : null;
}
