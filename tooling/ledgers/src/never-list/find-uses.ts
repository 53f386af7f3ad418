import ts from 'typescript';
import { isExcepted } from './rule.ts';
import { nodesOf, parseSource, type SourceFile } from './source-files.ts';
import { useRules, type UseRule, type UseRuleName } from './use-rules.ts';

/** A use of something on the never-list. */
export interface Use {
  readonly rule: UseRuleName;
  /** `path:line`, of the part of the file that was read. */
  readonly at: string;
  readonly used: string;
}

/** What a file uses that no file may. */
export function findUses(source: SourceFile): readonly Use[] {
  const rules = useRules().filter(([, { except }]) => !isExcepted(except, source.path));
  return parseSource(source).flatMap((file) =>
    nodesOf(file).flatMap((node) =>
      rules.flatMap(([rule, patterns]) => {
        const used = usedIn(node, patterns);
        return used === null ? [] : [{ rule, at: `${source.path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`, used }];
      }),
    ),
  );
}

/** Fonts, pictures and sheets that a style sheet loads from elsewhere. */
export const findForeignStyles = ({ path, text }: SourceFile): readonly Use[] =>
  [...text.matchAll(/(?:url\(\s*|@import\s+)["']?((?:https?:)?\/\/[^"')\s]+)/gi)].map((found) => ({
    rule: 'foreign-origins',
    at: `${path}:${text.slice(0, found.index).split('\n').length}`,
    used: found[1] ?? '',
  }));

function usedIn(node: ts.Node, { words = [], members = [], elements = [], attributes = {} }: UseRule): string | null {
  const word = nameUsed(node);
  if (word !== null && words.includes(word)) return word;
  const member = memberUsed(node);
  if (member !== null && members.some(([object, property]) => member.object === object && member.property === property)) {
    return `${member.object}.${member.property}`;
  }
  if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) {
    const tag = node.tagName.getText();
    if (elements.includes(tag)) return `<${tag}>`;
  }
  if (ts.isJsxAttribute(node)) {
    const name = node.name.getText().toLowerCase();
    const pattern = attributes[name];
    const broken = pattern === undefined ? undefined : valuesOf(node).find((value) => pattern.test(value));
    if (broken !== undefined) return `${name}="${broken}"`;
  }
  return null;
}

/** A name that stands for a thing, and is not merely the key of something of ours. */
function nameUsed(node: ts.Node): string | null {
  const { parent } = node;
  if (ts.isStringLiteralLike(node)) return ts.isElementAccessExpression(parent) && parent.argumentExpression === node ? node.text : null;
  if (!ts.isIdentifier(node)) return null;
  if (ts.isBindingElement(parent)) return parent.propertyName === undefined || parent.propertyName === node ? node.text : null;
  const isKey = (ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent) || ts.isMethodSignature(parent) || ts.isPropertyDeclaration(parent)) && parent.name === node;
  return isKey ? null : node.text;
}

function memberUsed(node: ts.Node): { readonly object: string; readonly property: string } | null {
  if (ts.isPropertyAccessExpression(node)) return { object: lastNameOf(node.expression), property: node.name.text };
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression)) {
    return { object: lastNameOf(node.expression), property: node.argumentExpression.text };
  }
  if (ts.isBindingElement(node) && ts.isVariableDeclaration(node.parent.parent) && node.parent.parent.initializer !== undefined) {
    return { object: lastNameOf(node.parent.parent.initializer), property: (node.propertyName ?? node.name).getText() };
  }
  return null;
}

/** `document` of `globalThis.document` as of `document`. */
const lastNameOf = (expression: ts.Expression): string =>
  ts.isPropertyAccessExpression(expression) ? expression.name.text : expression.getText();

/** Every text that an attribute may have, as far as it is written down: both sides of a condition, too. */
function valuesOf(attribute: ts.JsxAttribute): readonly string[] {
  const { initializer } = attribute;
  if (initializer === undefined) return [''];
  return nodesOf(initializer).flatMap((node) => (ts.isStringLiteralLike(node) ? [node.text] : []));
}
