import ts from 'typescript';
import { parseSource } from '../never-list/source-files.ts';
import { type Door, DOORS } from './doors.ts';
import type { House } from './house.ts';

/** A place that takes something about a person by itself. */
export interface RawAccess {
  readonly door: Door;
  /** The header or the property. */
  readonly name: string;
  /** `path:line`. */
  readonly at: string;
}

/** Every use of a header or a property in `DOORS` outside of the modules that may. */
export function findRawAccess({ files }: Pick<House, 'files'>, doors: readonly Door[] = DOORS): readonly RawAccess[] {
  return [...files].flatMap(([path, text]) => {
    const watched = doors.filter((door) => !door.through.includes(path));
    return mentions(text, watched) ? look(path, text, watched) : [];
  });
}

/** Parsing every file takes seconds; most name none of this. */
function mentions(text: string, doors: readonly Door[]): boolean {
  const lower = text.toLowerCase();
  return doors.some((door) => [...door.headers, ...door.members].some((name) => lower.includes(name.toLowerCase())));
}

function look(path: string, text: string, doors: readonly Door[]): RawAccess[] {
  return parseSource({ path, text }).flatMap((file) => {
    const found: RawAccess[] = [];
    const visit = (node: ts.Node): void => {
      const taken = nameTaken(node);
      const door = taken && doors.find((candidate) => isBehind(candidate, taken));
      if (taken && door) {
        found.push({ door, name: taken.name, at: `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}` });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

interface Taken {
  readonly kind: 'text' | 'member';
  readonly name: string;
}

/** A text may be the name of a header, and behind brackets that of a property. */
function nameTaken(node: ts.Node): Taken | null {
  if (ts.isStringLiteralLike(node)) return isOnlyNamed(node) ? null : { kind: 'text', name: node.text };
  if (ts.isPropertyAccessExpression(node)) return { kind: 'member', name: node.name.text };
  if (ts.isBindingElement(node)) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? { kind: 'member', name: name.text } : null;
  }
  return null;
}

/** What is sent, described or typed is not taken: `{ 'user-agent': … }`, `Pick<Request, '…'>`, `import '…'`. */
const isOnlyNamed = (text: ts.StringLiteralLike, { parent } = text): boolean =>
  ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === text) ||
  ts.isLiteralTypeNode(parent) ||
  ts.isImportDeclaration(parent) ||
  ts.isExportDeclaration(parent);

const isBehind = ({ headers, members }: Door, { kind, name }: Taken): boolean =>
  members.includes(name) || (kind === 'text' && headers.includes(name.toLowerCase()));
