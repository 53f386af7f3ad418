export const LINK_WORDS = {
  reconnecting: {
    title: 'The link to our server broke.',
    next: 'We try again by ourselves; you need not do anything.',
  },
  unreachable: {
    title: 'Our server can’t be reached.',
    next: 'Without it we can’t find anyone for you. Check your internet connection, then try again.',
  },
  retry: 'Try again',
} as const;
