import ts from 'typescript';
import { HEADERS, type Meaning } from '@visavis/policy/inventory';
import { nodesOf, parseSource, type SourceFile } from '../never-list/source-files.ts';
import { undeclared } from './declared.ts';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';

const ROWS = 'packages/policy/src/inventory/headers.ts';

/** A place that looks at a header of a request; `null` when its name cannot be read from the file. */
export interface HeaderRead {
  readonly path: string;
  readonly header: string | null;
}

/** Every look at a request's headers, by `getHeader`, `headers`, or uWebSockets.js' `forEach`. */
export function headersRead(source: SourceFile): readonly HeaderRead[] {
  return parseSource(source).flatMap((file) => {
    const constants = constantsOf(file);
    return nodesOf(file).flatMap((node) =>
      namesRead(node).map((name) => ({ path: source.path, header: name === null ? null : (textOf(name, constants)?.toLowerCase() ?? null) })),
    );
  });
}

/** Whatever tells the headers that are read and the list of them apart, in both directions. */
export function compareHeaders(reads: readonly HeaderRead[], rows: Readonly<Record<string, Meaning>> = HEADERS): readonly Finding[] {
  const read = new Set(reads.map(({ header }) => header));
  return [
    ...reads.flatMap(({ path, header }) => compareHeader(path, header, header === null ? undefined : rows[header])),
    ...Object.keys(rows)
      .filter((header) => !read.has(header))
      .map((header) => ({ what: `${ROWS} lists "${header}", which nobody reads`, fix: 'Take the row out.', promises: ONLY_WHAT_IS_DECLARED })),
  ];
}

function compareHeader(path: string, header: string | null, meaning: Meaning | undefined): readonly Finding[] {
  if (header === null) {
    return [{ what: `${path} reads headers by names that are not written in it`, fix: 'Name each header where it is read.', promises: ONLY_WHAT_IS_DECLARED }];
  }
  if (meaning === undefined) {
    return [{ what: `${path} reads the header "${header}", which has no row in ${ROWS}`, fix: 'Add what it tells to the manifest first, and then its row; or do not read it.', promises: ONLY_WHAT_IS_DECLARED }];
  }
  return 'field' in meaning ? undeclared(`header "${header}"`, meaning, ['memory', 'database']) : [];
}

/** The expressions that name headers in one node; `null` for names that nobody can know. */
function namesRead(node: ts.Node): readonly (ts.Node | null)[] {
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name, expression } = node.expression;
    const [first] = node.arguments;
    if (name.text === 'getHeader' && first !== undefined) return [first];
    if (name.text === 'forEach' && /request$/i.test(expression.getText()) && first !== undefined) return comparedInside(first);
  }
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'rawHeaders') return [null];
  if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return [];
  if (!isHeaders(node.expression) || isWritten(node)) return [];
  return [ts.isPropertyAccessExpression(node) ? node.name : node.argumentExpression];
}

/** `request.headers` and `request.headersDistinct`; headers of our own answers are none of a visitor. */
function isHeaders(node: ts.Node): boolean {
  return ts.isPropertyAccessExpression(node) && /^headers(Distinct)?$/.test(node.name.text) && /(request|req)$/i.test(node.expression.getText());
}

/** Taken out or replaced, as the origin does with what a client claims. */
function isWritten(node: ts.Expression): boolean {
  const { parent } = node;
  if (ts.isDeleteExpression(parent)) return true;
  return ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken && parent.left === node;
}

/** What the first parameter of a callback is compared with, if it is used for nothing else. */
function comparedInside(callback: ts.Node): readonly (ts.Node | null)[] {
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return [null];
  const name = callback.parameters[0]?.name.getText();
  const uses = nodesOf(callback.body).filter((node) => ts.isIdentifier(node) && node.text === name);
  return uses.map((use) => {
    const { parent } = use;
    const isComparison = ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
    return isComparison ? (parent.left === use ? parent.right : parent.left) : null;
  });
}

function constantsOf(file: ts.SourceFile): ReadonlyMap<string, string> {
  return new Map(
    nodesOf(file).flatMap((node) =>
      ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer !== undefined && ts.isStringLiteral(node.initializer)
        ? [[node.name.text, node.initializer.text] as const]
        : [],
    ),
  );
}

function textOf(name: ts.Node, constants: ReadonlyMap<string, string>): string | undefined {
  if (ts.isStringLiteralLike(name)) return name.text;
  if (!ts.isIdentifier(name)) return undefined;
  return ts.isPropertyAccessExpression(name.parent) ? name.text : constants.get(name.text);
}
