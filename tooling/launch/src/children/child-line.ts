/** Who says a line: a child, and the group of those that do the same work. */
export interface Speaker {
  readonly name: string;
  readonly group?: string;
}

/**
 * A child's line as the launcher shows it. Where several do the same work it says which of them; a line for programs
 * stays one object.
 */
export function childLine(line: string, { name, group }: Speaker): string {
  if (line === '') return line;
  const isObject = line.startsWith('{');
  if (group === undefined) return isObject ? line : `  ${line}`;
  if (isObject) return line.replace(`"service":"${group}"`, `"service":"${name}"`);
  return line.startsWith(`${group}:`) || line.startsWith(`${group} `) ? `  ${name}${line.slice(group.length)}` : `  ${name}: ${line}`;
}
