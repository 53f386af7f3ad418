export const GUARD_WORDS = {
  partner: {
    loading: { title: 'Covered until the picture check has loaded', what: 'It runs on your device. No picture leaves it.' },
    checking: { title: 'Checking the picture…', what: 'It is shown once your device has found it clear.' },
    covered: { title: 'Covered: this may be a sexual picture', what: 'The check on your device can be wrong. You can still talk, go to the next person, or report.' },
    failed: { title: 'Covered: the picture check does not run here', what: 'You can still talk and write.' },
  },
  own: {
    loading: 'Your picture goes out blurred until the check on your device has loaded.',
    checking: '',
    covered: 'The check on your device takes your picture for a sexual one, so your partner sees it blurred. Change what your camera sees, and it clears by itself.',
    failed: 'The picture check does not run on this device, so your partner sees your picture blurred.',
  },
  ownBlurred: 'Blurred',
  switchOff: 'Show pictures unchecked',
  ask: 'Without the check you see every picture as it comes, sexual ones too, in this call and in the next ones, until you switch it on again. Your own picture then goes out unchecked too.',
  askOff: 'Switch the check off…',
  yes: 'Switch the check off',
  no: 'Keep the check',
  on: 'The picture check is on.',
  off: 'The picture check is off.',
  switchOn: 'Switch the check on',
} as const;
