import type { Connection } from '@visavis/protocol';

export const CHECK_WORDS = {
  title: 'Before you meet someone',
  ownPicture: 'Your picture',
  unseen: 'Only you see this',
  camera: 'Camera',
  microphone: 'Microphone',
  none: 'None found',
  level: 'How loud you are',
  soundOnly: 'You will be heard, not seen.',
  silent: 'You will be seen, not heard. You can write.',
  without: {
    camera: {
      denied: 'The camera is blocked for this page.',
      'not-found': 'No camera was found.',
      'in-use': 'Another program has the camera.',
      other: 'The camera did not start.',
    },
    microphone: {
      denied: 'The microphone is blocked for this page.',
      'not-found': 'No microphone was found.',
      'in-use': 'Another program has the microphone.',
      other: 'The microphone did not start.',
    },
  },
  find: 'Find someone',
  textOnly: 'Text only',
  cameraFirst: 'To find someone by video, turn on your camera first.',
  reaching: 'Reaching our server…',
  loading: 'Loading what calls need…',
  retry: 'Try again',
  notAsked: {
    title: 'Your camera is off',
    next: 'Turn it on to see how you look. Nobody else sees it yet.',
    action: 'Turn on camera and microphone',
  },
  asking: {
    title: 'Your browser is asking',
    next: 'Choose “Allow” to use camera and microphone on this page.',
  },
  failed: {
    denied: {
      title: 'Camera and microphone are blocked',
      next: 'This page may not use them. Press the sign beside the address, set camera and microphone to “Allow”, then try again. On a phone, look at the settings of this browser too.',
    },
    'no-camera': {
      title: 'No camera found',
      next: 'Plug one in or switch it on, then try again. Or talk by text only.',
    },
    'in-use': {
      title: 'Another program has the camera',
      next: 'Close the program that uses it, a video meeting perhaps, then try again.',
    },
    other: {
      title: 'The camera did not start',
      next: 'Unplug it and plug it in again, or restart the browser, then try again.',
    },
  },
} as const;

export const CALLS_WORDS = {
  failed: 'A part of this page did not load.',
  next: 'Without it you can’t meet anyone. Check your internet connection, then load the page again.',
  reload: 'Load again',
} as const;

export const CONNECTION_WORDS = {
  question: 'How you connect',
  shielded: {
    name: 'Shielded',
    what: 'Your partner can’t see your IP address. The call goes through our relay, which can’t look inside.',
  },
  direct: {
    name: 'Direct, if your partner chose it too',
    what: 'Then you two see each other’s IP address. It tells roughly where you are. The picture may be sharper.',
  },
  alwaysDirect: 'Calls are direct here.',
  onlyDirect: {
    title: 'Only direct calls are possible here now.',
    what: 'The other person will see your IP address. It tells roughly where you are and who your internet provider is.',
    agree: 'I agree that my partner can see my IP address',
  },
} as const;

export const RELAY_WORDS = {
  checking: 'Testing whether calls get through from here…',
  works: 'Calls get through from here: our relay carries them.',
  fails: {
    title: 'Calls don’t get through from here.',
    next: 'This network keeps our relay out; networks of offices and schools often do. Try another one, such as mobile data, then test again.',
  },
  full: {
    title: 'Our relay is full.',
    next: 'It takes no more calls just now. Wait a few minutes, then test again.',
  },
  again: 'Test again',
} as const;

export const GUARD_CHOICE_WORDS = {
  name: 'Check pictures on this device',
  what: 'Pictures are checked for nudity on your device: your partner’s are covered until they are clear, and yours go out blurred if they are not. No picture leaves your device for it. The check can be wrong.',
  off: 'Off: you see every picture as it comes, sexual ones too, and yours goes out unchecked.',
} as const;

/** What of a visitor goes to the other person. */
export type Shown = 'picture-and-sound' | 'picture' | 'sound' | 'text';

const SHOWN: Readonly<Record<Shown, string>> = {
  'picture-and-sound': 'see and hear you',
  picture: 'see you, and not hear you',
  sound: 'hear you, and not see you',
  text: 'read what you write',
};

/** The one line that matters: what the other person will see. */
export function seenWords(shown: Shown, address: Connection | 'maybe-direct' | 'unknown'): string {
  const seen = `The other person will ${SHOWN[shown]}.`;
  switch (address) {
    case 'unknown':
      return seen;
    case 'shielded':
      return `${seen} They will not see your IP address.`;
    case 'maybe-direct':
      return `${seen} If they chose direct too, they will also see your IP address.`;
    case 'direct':
      return `${seen} They will also see your IP address.`;
  }
}
