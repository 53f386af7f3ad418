export const GATE_WORDS = {
  question: 'Are you 18 or older?',
  why: 'Here you meet strangers, live, by video or text. That is for adults only.',
  yes: 'I am 18 or older',
  no: 'I am not',
  stays: 'If you are, this device remembers it. Your answer is not sent to us.',
} as const;
