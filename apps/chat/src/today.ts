/** The day, YYYY-MM-DD (UTC), as releases of the policy are dated. */
export const today = (): string => new Date().toISOString().slice(0, 10);
