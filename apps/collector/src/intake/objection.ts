/** The headers that decide whether a request is looked at. They are read, judged and gone. */
export interface Headers {
  getHeader(name: string): string;
}

/** `Sec-GPC: 1` or `DNT: 1`: this visitor is not counted, and that is not counted either. */
export const objects = (headers: Headers): boolean =>
  headers.getHeader('sec-gpc') === '1' || headers.getHeader('dnt') === '1';
