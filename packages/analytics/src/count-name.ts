/** What a click is counted as: the `data-count` of what was clicked. `promise`: a mark; `promises`: the list of all. */
export const CLICKS = ['start', 'header', 'promise', 'promises', 'feed'] as const;
/**
 * From the home page to a talk. `home`: it was viewed, which the view itself says. `gate`: past the question about age. `check`: a camera was
 * opened, or a search began without. `talk`: a call was connected for five seconds.
 */
export const FUNNEL_STEPS = ['home', 'gate', 'check', 'search', 'match', 'talk'] as const;
/** As one side sees it. `left`: either side hung up. `next`: this side went on to somebody else. `lost`: neither. */
export const CALL_ENDS = ['left', 'next', 'lost'] as const;
/** What became of a connection that broke off during a call: it came `back`, or was `lost` and the call with it. */
export const RECOVERIES = ['back', 'lost'] as const;

export type Click = (typeof CLICKS)[number];
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
export type CallEnd = (typeof CALL_ENDS)[number];
export type Recovery = (typeof RECOVERIES)[number];

/**
 * What a page may say happened, besides that it was viewed: a click, a step of the funnel, and of a call that it
 * began, how many whole seconds it was connected, what became of interruptions, and how it ended.
 */
export type CountName =
  | `click:${Click}`
  | `step:${Exclude<FunnelStep, 'home'>}`
  | 'started'
  | `length:${number}`
  | `recovery:${Recovery}`
  | `end:${CallEnd}`;

/** Written out for the beacon, to which every byte counts; a test holds it against the lists above. */
export const COUNT_NAME =
  /^(click:(start|header|promises?|feed)|step:(gate|check|search|match|talk)|started|length:\d+|recovery:(back|lost)|end:(left|next|lost))$/;

export const isCountName = (name: string): name is CountName => COUNT_NAME.test(name);
