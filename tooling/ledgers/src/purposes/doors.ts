/** Something about a person that comes with a request or lies open in a browser, and who alone may take it. */
export interface Door {
  readonly what: string;
  /** Names of headers, in lower case. */
  readonly headers: readonly string[];
  /** Properties and methods that give it away. */
  readonly members: readonly string[];
  /** Modules that take it, and close it or use it up on the spot. */
  readonly through: readonly string[];
  readonly promises: readonly string[];
  readonly fix: string;
}

/** What must not be taken anywhere else. A guard and not a proof: it sees names, not what is built at run time. */
export const DOORS: readonly Door[] = [
  {
    what: 'a visitor’s address',
    headers: [
      'x-forwarded-for',
      'forwarded',
      'x-real-ip',
      'x-client-ip',
      'x-cluster-client-ip',
      'true-client-ip',
      'cf-connecting-ip',
      'fastly-client-ip',
    ],
    members: [
      'remoteAddress',
      'getRemoteAddress',
      'getRemoteAddressAsText',
      'getProxiedRemoteAddress',
      'getProxiedRemoteAddressAsText',
    ],
    // turn-away asks only whether there is one.
    through: ['packages/uws/src/client-address.ts', 'packages/uws/src/turn-away.ts'],
    promises: ['T1V-01-02', 'ANC-01-02', 'T1V-07-06'],
    fix: 'take it closed, from clientAddress, incomingAddress or peerAddress of @visavis/uws',
  },
  {
    what: 'the name of a visitor’s browser',
    headers: ['user-agent', 'sec-ch-ua', 'sec-ch-ua-platform', 'sec-ch-ua-full-version-list', 'sec-ch-ua-model'],
    members: ['userAgent', 'userAgentData'],
    through: ['packages/uws/src/browser-name.ts'],
    promises: ['1V1-02-00', 'T1V-02-00', 'ANC-03-00'],
    fix: 'take it closed, from browserName of @visavis/uws',
  },
  {
    what: 'the page that a visitor came from',
    headers: ['referer', 'referrer'],
    members: ['referrer'],
    // In the visitor's own browser: whether a visit begins here, and of what host the link was.
    through: ['packages/analytics/src/beacon/start-beacon.ts'],
    promises: ['1V1-02-00', 'T1V-02-00', 'ANC-03-00'],
    fix: 'leave it to the beacon, which takes no more of it than the name of the host',
  },
  {
    what: 'what a device is like',
    headers: ['sec-ch-device-memory', 'sec-ch-dpr', 'sec-ch-viewport-width', 'sec-ch-ua-mobile'],
    members: [
      'hardwareConcurrency',
      'deviceMemory',
      'devicePixelRatio',
      'maxTouchPoints',
      'availWidth',
      'availHeight',
      'colorDepth',
      'pixelDepth',
    ],
    through: [],
    promises: ['T1V-04-01', 'ANC-01-07'],
    fix: 'nothing may read it yet; what fits the picture to a device gets a module of its own and a line in DOORS (tooling/ledgers/src/purposes/doors.ts)',
  },
];
