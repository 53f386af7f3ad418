export const UNSUPPORTED_WORDS = {
  'insecure-context': {
    title: 'This address is not secure',
    what: 'Browsers give camera and microphone only to pages that come over a secure connection. This page did not.',
    next: 'Put https:// in front of the address. If that does not work, tell the people who run this site.',
  },
  browser: {
    title: 'This browser can’t make calls',
    what: 'It lacks a part that live video between two people needs. An old version or a browser inside another app is the usual reason.',
    next: 'Open this page in a current Firefox, Chrome, Edge or Safari.',
  },
  home: 'Back to the home page',
} as const;
