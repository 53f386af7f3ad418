/** What an element says of itself; numbers are rounded to a tenth. */
type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, ...inside: readonly string[]): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${typeof value === 'number' ? Math.round(value * 10) / 10 : escaped(value)}"`);
  return inside.length === 0 ? `<${name}${said.join('')}/>` : `<${name}${said.join('')}>${inside.join('')}</${name}>`;
}

export const text = (attributes: Attributes, words: string): string => element('text', attributes, escaped(words));

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Readable on white and on black paper; a browser that says which one it has gets colours made for it. */
const STYLE = `
text{font:13px system-ui,sans-serif;fill:#57606a}.title{font-weight:600;font-size:15px}.small{font-size:12px}
.axis{stroke:#8c959f;stroke-width:1}.grid{stroke:#8c959f;stroke-opacity:.25}.first{fill:#8c959f}.second{fill:#4f8fd0}.third{fill:#d0742a}
.band{fill:#4f8fd0;fill-opacity:.18}.curve{fill:none;stroke:#d0742a;stroke-width:2}.mark{stroke:#d0742a;stroke-dasharray:4 4}.dot{fill:#4f8fd0;fill-opacity:.45}
@media(prefers-color-scheme:dark){text{fill:#c9d1d9}.second,.dot,.band{fill:#6cb0f5}.third{fill:#f0934a}.curve,.mark{stroke:#f0934a}}`;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** What it shows, for who cannot see it. */
  readonly description: string;
}

export function sheet({ description, height, title, width }: Sheet, ...inside: readonly string[]): string {
  const head = [element('title', {}, escaped(title)), element('desc', {}, escaped(description)), element('style', {}, STYLE)];
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img' };
  return `${element('svg', attributes, ...head, text({ x: 0, y: 16, class: 'title' }, title), ...inside.map((part) => `\n${part}`))}\n`;
}

/** From a range of values to one of the sheet. */
export type Scale = (value: number) => number;

export const linear = ([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale => (value) =>
  start + ((value - from) / (to - from)) * (end - start);

export const logarithmic = ([from, to]: readonly [number, number], range: readonly [number, number]): Scale => {
  const scale = linear([Math.log(from), Math.log(to)], range);
  return (value) => scale(Math.log(value));
};

export interface Legend {
  readonly x: number;
  readonly y: number;
  readonly entries: readonly (readonly [style: string, words: string])[];
}

/** One entry below the other. */
export const legend = ({ entries, x, y }: Legend): string =>
  entries
    .map(([style, words], index) => element('rect', { x, y: y + 18 * index - 9, width: 10, height: 10, class: style }) + text({ x: x + 16, y: y + 18 * index, class: 'small' }, words))
    .join('');

/** A step of 1, 2 or 5 times a power of ten, so that at most `most` of them fit. */
export function stepOf(largest: number, most: number): number {
  const power = 10 ** Math.floor(Math.log10(largest / most));
  return power * ([1, 2, 5, 10].find((factor) => largest / (power * factor) <= most) ?? 10);
}
