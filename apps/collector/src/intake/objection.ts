/** The headers that decide whether a request is looked at. They are read, judged and gone. */
export interface Headers {
  getHeader(name: string): string;
}

/** `Sec-GPC: 1` or `DNT: 1`: this visitor is not counted, and that is not counted either. */
export const objects = (headers: Headers): boolean =>
  saysSo(headers.getHeader('sec-gpc')) || saysSo(headers.getHeader('dnt'));

/** A browser and an add-on or a proxy may both say it: one is enough. */
const saysSo = (list: string): boolean => list !== '' && list.split(',').some((one) => one.trim() === '1');
