const NAMES = new Intl.DisplayNames(['en'], { type: 'region' });

/** A country (ISO 3166-1 alpha-2) as people call it: "Iceland". */
export const countryName = (code: string): string => NAMES.of(code) ?? code;
