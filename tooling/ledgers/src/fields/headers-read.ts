import ts from 'typescript';
import { HEADERS, HEADERS_NAMED_BY_OPERATORS, type Meaning } from '@visavis/policy/inventory';
import { nodesOf, parseSource, type SourceFile } from '../never-list/source-files.ts';
import { undeclared } from './declared.ts';
import { type Finding, ONLY_WHAT_IS_DECLARED } from './finding.ts';

const ROWS = 'packages/policy/src/inventory/headers.ts';
/** Copies every header for as long as a request lasts; what is then read of the copy is read by `getHeader`. */
const COPY = 'packages/uws/src/request-headers.ts';

/** A place that looks at a header of a request. */
export interface HeaderRead {
  readonly path: string;
  /** `null` when its name cannot be read from the file. */
  readonly header: string | null;
  /** The one thing asked of it is whether it is there. */
  readonly isAskedForOnly: boolean;
}

/** Every look at a request's headers, by `getHeader`, `headers`, or uWebSockets.js' `forEach`. */
export function headersRead(source: SourceFile): readonly HeaderRead[] {
  if (source.path === COPY) return [];
  return parseSource(source).flatMap((file) => {
    const constants = constantsOf(file);
    return nodesOf(file).flatMap((node) =>
      namesRead(node).flatMap((name) =>
        textsOf(name, constants).map((header) => ({ path: source.path, header: header?.toLowerCase() ?? null, isAskedForOnly: isAskedForOnly(node) })),
      ),
    );
  });
}

interface Rows {
  readonly rows?: Readonly<Record<string, Meaning>>;
  /** By the module that reads a header which goes by another name at each operator's. */
  readonly named?: Readonly<Record<string, Meaning>>;
}

/** Whatever tells the headers that are read and the lists of them apart, in both directions. */
export function compareHeaders(reads: readonly HeaderRead[], { rows = HEADERS, named = HEADERS_NAMED_BY_OPERATORS }: Rows = {}): readonly Finding[] {
  const read = new Set(reads.map(({ header }) => header));
  const unnamed = new Set(reads.flatMap(({ header, path }) => (header === null ? [path] : [])));
  return [
    ...reads.flatMap((look) => compareHeader(look, look.header === null ? named[look.path] : rows[look.header])),
    ...Object.keys(rows).filter((header) => !read.has(header)).map(unread),
    ...Object.keys(named).filter((path) => !unnamed.has(path)).map(unread),
  ];
}

const unread = (row: string): Finding => ({ what: `${ROWS} lists "${row}", which nobody reads`, fix: 'Take the row out.', promises: ONLY_WHAT_IS_DECLARED });

function compareHeader({ header, isAskedForOnly, path }: HeaderRead, meaning: Meaning | undefined): readonly Finding[] {
  if (header === null) {
    if (meaning !== undefined) return 'field' in meaning ? undeclared(`the header that ${path} reads`, meaning, ['memory', 'database']) : [];
    return [{ what: `${path} reads headers by names that are not written in it`, fix: 'Name each header where it is read.', promises: ONLY_WHAT_IS_DECLARED }];
  }
  if (meaning === undefined) {
    return [{ what: `${path} reads the header "${header}", which has no row in ${ROWS}`, fix: 'Add what it tells to the manifest first, and then its row; or do not read it.', promises: ONLY_WHAT_IS_DECLARED }];
  }
  if ('field' in meaning) return undeclared(`header "${header}"`, meaning, ['memory', 'database']);
  if (meaning.structure !== 'robot-sign' || isAskedForOnly) return [];
  return [{ what: `${path} reads what "${header}" says, which ${ROWS} lists as a robot-sign`, fix: 'Ask whether it is there, and nothing else.', promises: ONLY_WHAT_IS_DECLARED }];
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

/** `request.getHeader('accept') === ''`. */
function isAskedForOnly({ parent }: ts.Node): boolean {
  if (!ts.isBinaryExpression(parent) || !EQUALITY.has(parent.operatorToken.kind)) return false;
  return [parent.left, parent.right].some((side) => ts.isStringLiteral(side) && side.text === '');
}

const EQUALITY: ReadonlySet<ts.SyntaxKind> = new Set([ts.SyntaxKind.EqualsEqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsEqualsToken]);

type Constants = ReadonlyMap<string, readonly string[]>;

/** What the names of a file stand for: a text, the texts of a list, or each of those in turn. */
function constantsOf(file: ts.SourceFile): Constants {
  const nodes = nodesOf(file);
  const written = new Map(nodes.filter(ts.isVariableDeclaration).flatMap((node) => named(node, literals(node.initializer))));
  const looped = nodes.filter(ts.isForOfStatement).flatMap(({ expression, initializer }) => {
    const list = ts.isIdentifier(expression) ? written.get(expression.text) : literals(expression);
    return ts.isVariableDeclarationList(initializer) ? initializer.declarations.flatMap((node) => named(node, list)) : [];
  });
  return new Map([...written, ...looped]);
}

const named = ({ name }: ts.VariableDeclaration, texts: readonly string[] | undefined): readonly (readonly [string, readonly string[]])[] =>
  texts !== undefined && ts.isIdentifier(name) ? [[name.text, texts]] : [];

function literals(node: ts.Expression | undefined): readonly string[] | undefined {
  if (node === undefined) return undefined;
  if (ts.isAsExpression(node)) return literals(node.expression);
  if (ts.isStringLiteral(node)) return [node.text];
  if (!ts.isArrayLiteralExpression(node)) return undefined;
  const texts = node.elements.flatMap((element) => (ts.isStringLiteral(element) ? [element.text] : []));
  return texts.length === node.elements.length ? texts : undefined;
}

/** What a node names; one `null` where that cannot be told. */
function textsOf(name: ts.Node | null, constants: Constants): readonly (string | null)[] {
  if (name === null) return [null];
  if (ts.isStringLiteralLike(name)) return [name.text];
  if (!ts.isIdentifier(name)) return [null];
  return ts.isPropertyAccessExpression(name.parent) ? [name.text] : (constants.get(name.text) ?? [null]);
}
