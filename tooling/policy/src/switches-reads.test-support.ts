import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DATA_NAMES } from '@visavis/policy';
import ts from 'typescript';

/**
 * The product, as far as it could act on a switch. The site's pages and most of the policy package say what the
 * manifest says; of them only what makes headers, decides on notices and keeps the ledger counts here. Which parts
 * of the ledger's promises a manifest asks for is said by its tables.
 */
const ACTS = ['apps', 'packages', 'tooling/launch'];
const NOT_ENTERED: readonly string[] = ['node_modules', 'dist', '.astro', '.turbo', 'testing', 'testkit'];
const ONLY_SAYS = /^apps\/site\/src\/|^packages\/policy\/src\/(text|outputs|ledger\/enforcers)\/|^packages\/policy\/src\/ledger\/(not-built|wanted)\.ts$/;
const NOBODY = /^packages\/policy\/src\/(inventory\/|profiles\/|promises\/|check-|switches)/;
const SOURCE = /(?<!\.test|\.test-support|\.d)\.tsx?$/;

/** By path of a manifest: the modules that go by what stands there (`module#symbol`), and those that only say it. */
export interface Reads {
  readonly acting: ReadonlyMap<string, readonly string[]>;
  readonly saying: ReadonlyMap<string, readonly string[]>;
}

/** Where the product reads each of these paths of a manifest, as TypeScript resolves the property. */
export function productReads(root: string, paths: readonly string[]): Reads {
  const files = ACTS.flatMap((top) => filesIn(root, top)).filter((file) => SOURCE.test(file) && !NOBODY.test(file));
  const program = ts.createProgram(
    files.map((file) => join(root, file)),
    OPTIONS,
  );
  const declared = declarationsOf(program, root, paths);
  const readers = new Map(files.map((file) => [file, readsOf(program, { file, name: join(root, file), declared })]));
  const of = (isKind: (file: string) => boolean) =>
    new Map(
      paths.map((path) => [
        path,
        [...readers]
          .filter(([file]) => isKind(file))
          .flatMap(([, reads]) => [...(reads.get(path) ?? [])])
          .toSorted(),
      ]),
    );
  return { acting: of((file) => !ONLY_SAYS.test(file)), saying: of((file) => ONLY_SAYS.test(file)) };
}

function filesIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isFile()) return [path];
    return entry.isDirectory() && !NOT_ENTERED.includes(entry.name) ? filesIn(root, path) : [];
  });
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2024,
  lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  jsx: ts.JsxEmit.ReactJSX,
  jsxImportSource: 'preact',
  strict: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** Each path's declaration in the schema. A type that is picked, made read-only or destructured still leads to it. */
function declarationsOf(program: ts.Program, root: string, paths: readonly string[]): ReadonlyMap<ts.Node, string> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(join(root, 'packages/policy/src/manifest.ts'));
  const manifest = source?.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === 'Manifest');
  if (manifest === undefined) throw new Error('packages/policy/src/manifest.ts declares no type Manifest');
  const type = checker.getTypeAtLocation(manifest);
  return new Map(
    paths.flatMap((path) => {
      const declarations = path
        .split('.')
        .reduce<readonly ts.Symbol[]>(
          (symbols, key, depth) =>
            propertiesNamed(checker, { types: depth === 0 ? [type] : symbols.map((one) => checker.getTypeOfSymbol(one)), key }),
          [],
        )
        .flatMap((symbol) => symbol.declarations ?? []);
      if (declarations.length === 0) throw new Error(`the manifest has no ${path}`);
      return declarations.map((declaration) => [declaration, path] as const);
    }),
  );
}

function propertiesNamed(
  checker: ts.TypeChecker,
  { types, key }: { types: readonly ts.Type[]; key: string },
): readonly ts.Symbol[] {
  return types
    .flatMap((type) => (type.isUnion() ? type.types : [type]))
    .flatMap((type) => checker.getPropertyOfType(type, key) ?? []);
}

interface Module {
  readonly file: string;
  readonly name: string;
  readonly declared: ReadonlyMap<ts.Node, string>;
}

function readsOf(program: ts.Program, { file, name, declared }: Module): ReadonlyMap<string, ReadonlySet<string>> {
  const source = program.getSourceFile(name);
  if (source === undefined) throw new Error(`${file} is not part of the program`);
  const checker = program.getTypeChecker();
  const paths = new Set(declared.values());
  const keys = new Set([...paths].map((path) => path.split('.').at(-1)));
  const found = new Map<string, Set<string>>();
  const visit = (node: ts.Node, symbol: string): void => {
    // To ask what a property is costs time, and most have a name that no switch has.
    const properties = keys.has(keyRead(node)) ? propertiesRead(checker, node) : [];
    const read = properties.flatMap(({ declarations }) => (declarations ?? []).flatMap((one) => declared.get(one) ?? []));
    const named = isCategoryName(checker, node) ? [`data.${node.text}`].filter((path) => paths.has(path)) : [];
    for (const path of [...read, ...named]) found.set(path, (found.get(path) ?? new Set()).add(`${file}${symbol}`));
    ts.forEachChild(node, (child) => visit(child, symbol));
  };
  for (const statement of source.statements) for (const [part, symbol] of namedParts(statement)) visit(part, symbol);
  return found;
}

/** A category given by its name, to something that takes any: `cutOffInForce(promises, 'reports', now)`. */
function isCategoryName(checker: ts.TypeChecker, node: ts.Node): node is ts.StringLiteral {
  if (!ts.isStringLiteral(node) || !DATA_NAMES.some((name) => name === node.text)) return false;
  const expected = checker.getContextualType(node);
  const taken =
    expected?.isUnion() === true ? expected.types.flatMap((type) => (type.isStringLiteral() ? [type.value] : [])) : [];
  return DATA_NAMES.every((name) => taken.includes(name));
}

/** The key of `value.key`, `value['key']` and `{ key }`. */
function keyRead(node: ts.Node): string | undefined {
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isElementAccessExpression(node))
    return ts.isStringLiteral(node.argumentExpression) ? node.argumentExpression.text : undefined;
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return undefined;
  const key = node.propertyName ?? node.name;
  return ts.isIdentifier(key) ? key.text : undefined;
}

function propertiesRead(checker: ts.TypeChecker, node: ts.Node): readonly ts.Symbol[] {
  const key = keyRead(node);
  if (key === undefined) return [];
  const owner = ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? node.expression : node.parent;
  return propertiesNamed(checker, { types: [checker.getTypeAtLocation(owner)], key });
}

/** A statement of a module with the name that it gives; what runs at its top has none. */
function namedParts(statement: ts.Statement): readonly (readonly [ts.Node, string])[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((one) => [one, ts.isIdentifier(one.name) ? `#${one.name.text}` : '']);
  }
  const named = ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement);
  return [[statement, named && statement.name !== undefined ? `#${statement.name.text}` : '']];
}
