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
    'relay-full': {
      title: 'Our relay is full',
      what: 'It carries as many calls as it can just now, so yours could not begin or go on. Try again in a few minutes.',
    },
    unsafe: {
      title: 'We ended this call to keep you safe',
      what: 'What arrived was not what your partner’s browser sealed: somebody in between may have changed it. Nothing of yours was opened. You can meet someone else; if it happens again, use another network.',
    },
    refused: {
      title: 'We did not let this call begin',
      what: 'Our server offered a call that you had not asked for: by video in place of text or the reverse, or with your IP address in sight. That must not happen. No picture, sound or message of yours went to anybody, nor did your IP address go to a partner. If it happens again, do not use this site.',
    },
    blocked: {
      title: 'You blocked this person',
      what: 'The call is over. You two won’t meet again for as long as their page stays open. Your last 20 blocks are kept on this device.',
    },
    'reported-minor': {
      title: 'The call is over',
      what: 'You said that your partner seems to be too young to be here. A person looks at such reports before all others.',
    },
    panic: {
      title: 'Everything is off',
      what: 'The call is over. Your camera and your microphone are off.',
    },
    'could-not-connect': {
      title: 'You two could not be connected',
      what: 'One of the two networks blocks this kind of call. With the next person it may work.',
    },
  },
  next: 'Next',
  leave: 'Leave',
  report: 'Report',
  block: 'Block',
  data: {
    title: 'What happened to the data of this call',
    picture: 'What you said, showed and wrote went to your partner only. We keep no copy.',
    ticked: 'What you said, showed and wrote went to your partner only. We keep no copy. Only messages that one of you ticks in a report, begun during the call, go to the moderators.',
    direct: 'The call was direct, or about to be, so your partner could have seen your IP address, and you theirs.',
    pair: 'Our server knew that you two were in a call while it lasted. It keeps no record of that.',
    report: 'Your report stays with us for as long as our privacy policy says.',
    count: 'What stays with us of the call itself: one more in the numbers of that hour. They name nobody.',
  },
  minor: {
    sending: 'Your report is being sent…',
    sent: 'Your report is sent.',
    failed: 'Your report did not get through.',
    again: 'Send it again',
  },
  camera: 'Your camera or microphone is still on. Nobody sees or hears you now.',
} as const;
