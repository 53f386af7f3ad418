/** What happened to the visitor's own devices in a call, what it means, and what to do. */
export const OWN_DEVICE_WORDS = {
  interrupted:
    'Your system gave your camera or microphone to something else, a phone call perhaps. Your partner can’t see or hear you well until it ends; then they come back by themselves.',
  'camera-lost':
    'Your camera is gone, so your partner can’t see you. Plug it in again, or allow it in the settings beside the address.',
  'microphone-lost':
    'Your microphone is gone, so your partner can’t hear you. Plug it in again, or allow it in the settings beside the address. You can write meanwhile.',
} as const;
