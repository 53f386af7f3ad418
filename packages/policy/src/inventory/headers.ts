import { kept, type Meaning, structure } from './meaning.ts';

const frame = structure('protocol-frame');
const robotSign = structure('robot-sign');

/** Every header of a request that our servers look at. Those that browsers send besides are never read. */
export const HEADERS: Readonly<Record<string, Meaning>> = {
  'user-agent': kept('request', 'browser-name'),
  'x-forwarded-for': kept('address', 'ip-address'),
  cookie: kept('operatorSessions', 'sign-in-session'),
  'sec-gpc': structure('objection'),
  dnt: structure('objection'),
  origin: frame,
  'sec-fetch-site': frame,
  'sec-fetch-mode': frame,
  'sec-fetch-dest': frame,
  accept: robotSign,
  'accept-language': robotSign,
  'accept-encoding': frame,
  'content-length': frame,
  'content-type': frame,
  authorization: kept('operators', 'read-key'),
  'if-none-match': frame,
  'sec-websocket-key': frame,
  'sec-websocket-extensions': frame,
  'sec-websocket-protocol': frame,
};

/** By the module that reads it: a header of the operator's own proxy, whose name is a setting. */
export const HEADERS_NAMED_BY_OPERATORS: Readonly<Record<string, Meaning>> = {
  'packages/geo/src/country.ts': kept('region', 'region', { where: 'collected' }),
};
