import { SERVICE } from '../service.ts';

const age = SERVICE.minimumAge;

export const GATE_WORDS = {
  question: `Are you ${age} or older?`,
  why: 'Here you meet strangers, live, by video or text. That is for adults only.',
  yes: `I am ${age} or older`,
  no: 'I am not',
  stays: 'If you are, this device remembers it. We count a yes, never who.',
  agree: 'If you go on, you agree to our',
  terms: 'terms',
  and: 'and',
  guidelines: 'guidelines',
  data: 'What happens to your data stands in our',
  privacy: 'privacy policy',
} as const;
