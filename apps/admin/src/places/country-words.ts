const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

/** The English name of an ISO 3166-1 alpha-2 code. */
export function countryWords(code: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return 'Not known';
  return names.of(code) ?? code;
}
