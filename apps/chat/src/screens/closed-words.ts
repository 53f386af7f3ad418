export const CLOSED_WORDS = {
  elsewhere: {
    title: 'Your visit goes on in another window',
    what: 'This window has no link to our server any more, and does not come back by itself. Camera and microphone are off here.',
    again: 'Start again here',
  },
  'not-admitted': {
    title: 'We can’t let you in now',
    what: 'Our server turned this visit away, and gives no reason here. Wait some hours, then try again. Camera and microphone are off.',
    again: 'Try again',
  },
  home: 'Back to the home page',
} as const;
