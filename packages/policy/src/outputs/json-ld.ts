/** What JSON-LD is made of here: compact IRIs, words, and nodes of them. */
export type Value = string | number | boolean | Node | readonly Value[];
export interface Node {
  readonly [key: string]: Value;
}

/** Only inlined prefixes: whoever reads the file fetches nothing. */
export const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  pd: 'https://w3id.org/dpv/pd#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export type Term = `${'dpv' | 'pd' | 'eu-gdpr'}:${string}`;

/** Terms as values, each once. */
export const terms = (...names: readonly Term[]): readonly Node[] => [...new Set(names)].map((name) => ({ '@id': name }));

/** A value in words, in the language of the file. */
export const words = (text: string): Node => ({ '@value': text, '@language': 'en' });

export const typed = (type: `xsd:${string}`, value: string): Node => ({ '@value': value, '@type': type });
