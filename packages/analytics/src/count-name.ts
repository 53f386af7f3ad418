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
/** How soon a call was connected after its match: in less than 1, 2 or 5 seconds, or later. A step, and never the time itself. */
export const CALL_SETUPS = ['1s', '2s', '5s', 'more'] as const;
/** What most of a call was like, as the indicator on the screen named it. */
export const CALL_QUALITIES = ['good', 'fair', 'poor'] as const;

export type Click = (typeof CLICKS)[number];
export type FunnelStep = (typeof FUNNEL_STEPS)[number];
export type CallEnd = (typeof CALL_ENDS)[number];
export type Recovery = (typeof RECOVERIES)[number];
export type CallSetup = (typeof CALL_SETUPS)[number];
export type CallQuality = (typeof CALL_QUALITIES)[number];

/**
 * What a page may say happened, besides that it was viewed: a click, a step of the funnel, and of a call that it
 * began, how soon it was connected and for how many whole seconds, what became of interruptions, what it was like,
 * and how it ended. Each is told by itself: nothing says which of them were of one call.
 */
export type CountName =
  | `click:${Click}`
  | `step:${Exclude<FunnelStep, 'home'>}`
  | 'started'
  | `length:${number}`
  | `recovery:${Recovery}`
  | `setup:${CallSetup}`
  | `quality:${CallQuality}`
  | `end:${CallEnd}`;

/** Written out for the beacon, to which every byte counts, in the order that packs best; a test holds it against the lists above. */
export const COUNT_NAME =
  /^(setup:([125]s|more)|end:(lost|next|left)|quality:(good|fair|poor)|started|recovery:(lost|back)|click:(feed|header|start|promises?)|step:(check|match|gate|search|talk)|length:\d+)$/;

/** The step on which a call's set-up stands. `milliseconds`: from the match to the connection (`CallSummary` of packages/rtc). */
export function callSetupOf(milliseconds: number): CallSetup {
  if (milliseconds < 1_000) return '1s';
  if (milliseconds < 2_000) return '2s';
  return milliseconds < 5_000 ? '5s' : 'more';
}

export const isCountName = (name: string): name is CountName => COUNT_NAME.test(name);
