import ts from 'typescript';
import { nodesOf, parseSource, type SourceFile } from './source-files.ts';

/** What tells how large a screen is, or how a device is connected. */
const FACTS: ReadonlySet<string> = new Set(['availWidth', 'availHeight', 'colorDepth', 'pixelDepth', 'devicePixelRatio', 'outerWidth', 'outerHeight', 'saveData', 'effectiveType', 'downlink']);
const OF_SCREEN: ReadonlySet<string> = new Set(['width', 'height', 'orientation']);

/** The lines of a file that read such a fact: `path:line name`. A name in a type, or as a key, reads nothing. */
export const findDeviceReads = (source: SourceFile): readonly string[] =>
  parseSource(source).flatMap((file) =>
    nodesOf(file).flatMap((node) => {
      const read = readIn(node);
      return read === null ? [] : [`${source.path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${read}`];
    }),
  );

function readIn(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) {
    const name = node.name.text;
    if (FACTS.has(name)) return name;
    return OF_SCREEN.has(name) && /(^|\.)screen$/.test(node.expression.getText()) ? `screen.${name}` : null;
  }
  if (ts.isBindingElement(node)) {
    const name = (node.propertyName ?? node.name).getText();
    if (FACTS.has(name)) return name;
    const from = node.parent.parent;
    const isOfScreen = ts.isVariableDeclaration(from) && from.initializer !== undefined && /(^|\.)screen$/.test(from.initializer.getText());
    return isOfScreen && OF_SCREEN.has(name) ? `screen.${name}` : null;
  }
  return ts.isIdentifier(node) && node.text === 'devicePixelRatio' && !ts.isPropertyAccessExpression(node.parent) && !ts.isPropertySignature(node.parent) ? node.text : null;
}
