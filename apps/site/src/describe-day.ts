const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A calendar day (YYYY-MM-DD) as people say it: "22 November 2026". */
export const describeDay = (day: string): string => DAY.format(new Date(`${day}T00:00:00Z`));
