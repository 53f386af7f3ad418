const LONG = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const PLAIN = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' });

/** Saturday 21 November 2026. All of them take milliseconds since 1970 and speak of UTC. */
export const sayLongDay = (start: number): string => LONG.format(start).replace(',', '');

/** 21 November */
export const sayDay = (start: number): string => PLAIN.format(start);

/** 21 Nov */
export const sayShortDay = (start: number): string => SHORT.format(start).replace('Sept', 'Sep');

/** 2026-11-21, for machines. */
export const isoDay = (start: number): string => new Date(start).toISOString().slice(0, 10);

/** 10:32 */
export const sayClock = (at: number): string => CLOCK.format(at);
