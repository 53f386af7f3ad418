/** The key of an otpauth:// address in groups of four, to be typed by hand. */
export function keyInGroups(totpUri: string): string {
  const key = new URL(totpUri).searchParams.get('secret') ?? '';
  return key.match(/.{1,4}/g)?.join(' ') ?? '';
}
