/** A referrer's host, or why there is none. */
export function referrerWords(value: string): string {
  switch (value) {
    case 'none':
      return 'No link: typed, kept as a bookmark, or not told';
    case 'own':
      return 'A page of this site';
    default:
      return value;
  }
}

export const campaignWords = (value: string): string => (value === 'none' ? 'Without a campaign' : value);
