export const ENDED_WORDS = {
  reasons: {
    'partner-left': {
      title: 'Your partner left',
      what: 'The call is over. You can meet someone else.',
    },
    'partner-lost': {
      title: 'Your partner’s connection was lost',
      what: 'They did not come back in time. You can meet someone else.',
    },
    'server-lost': {
      title: 'The connection broke',
      what: 'Our server could not be reached, and the connection to your partner broke. Once our server can be reached, you can meet someone else.',
    },
    'could-not-connect': {
      title: 'You two could not be connected',
      what: 'One of the two networks blocks this kind of call. With the next person it may work.',
    },
  },
  next: 'Next',
  leave: 'Leave',
  report: 'Report',
  data: {
    title: 'What happened to the data of this call',
    picture: 'What you said, showed and wrote went to your partner only. We keep no copy.',
    pair: 'Our server knew that you two were in a call while it lasted. It keeps no record of that.',
    count: 'What stays with us: one more in the numbers of that hour. They name nobody.',
  },
  camera: 'Your camera is still on. Nobody sees it now.',
} as const;
