import { kept, type Meaning, structure } from './meaning.ts';

const frame = structure('protocol-frame');

/** Every header of a request that our servers look at. Those that browsers send besides are never read. */
export const HEADERS: Readonly<Record<string, Meaning>> = {
  'user-agent': kept('request', 'browser-name'),
  'x-forwarded-for': kept('address', 'ip-address'),
  cookie: kept('operatorSessions', 'sign-in-session'),
  'sec-gpc': structure('objection'),
  dnt: structure('objection'),
  origin: frame,
  'sec-fetch-site': frame,
  'accept-encoding': frame,
  'content-type': frame,
  'if-none-match': frame,
  'sec-websocket-key': frame,
  'sec-websocket-extensions': frame,
  'sec-websocket-protocol': frame,
};
