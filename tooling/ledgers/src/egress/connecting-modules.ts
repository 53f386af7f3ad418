import ts from 'typescript';
import { nodesOf, parseSource, type SourceFile } from '../never-list/source-files.ts';

/** What opens connections, by the module that has it; `'*'`: whatever is imported of it. */
const CLIENTS: Readonly<Record<string, readonly string[] | '*'>> = {
  'node:dgram': ['createSocket', 'Socket'],
  'node:http': ['Agent', 'get', 'request'],
  'node:http2': ['connect'],
  'node:https': ['Agent', 'get', 'request'],
  'node:net': ['connect', 'createConnection', 'Socket'],
  'node:tls': ['connect', 'TLSSocket'],
  '@redis/client': '*',
  postgres: '*',
  undici: '*',
  ws: '*',
};
const GLOBALS: readonly string[] = ['fetch', 'WebSocket', 'EventSource'];

/** The files that open connections. A guard and not a proof: the running product is watched in e2e. */
export const connectingModules = (sources: readonly SourceFile[]): readonly string[] =>
  sources.filter((source) => parseSource(source).some((file) => nodesOf(file).some(connects))).map(({ path }) => path);

function connects(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return importsClient(node);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return isClient(node.arguments[0]);
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression) && GLOBALS.includes(node.expression.text);
}

function importsClient({ importClause, moduleSpecifier }: ts.ImportDeclaration): boolean {
  if (importClause === undefined || importClause.isTypeOnly || !isClient(moduleSpecifier)) return false;
  const { name, namedBindings } = importClause;
  if (name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return true;
  const clients = ts.isStringLiteral(moduleSpecifier) ? CLIENTS[moduleSpecifier.text] : undefined;
  return namedBindings.elements.some(
    ({ isTypeOnly, name: own, propertyName }) => !isTypeOnly && (clients === '*' || clients?.includes((propertyName ?? own).text) === true),
  );
}

const isClient = (specifier: ts.Expression | undefined): boolean =>
  specifier !== undefined && ts.isStringLiteral(specifier) && Object.hasOwn(CLIENTS, specifier.text);
