import type { ReportReason } from '@visavis/protocol';
import { SERVICE } from '../service.ts';

/** In the order in which they are asked. */
const REASONS: readonly { readonly reason: ReportReason; readonly words: string }[] = [
  { reason: 'minor', words: `Seems to be under ${SERVICE.minimumAge}` },
  { reason: 'nudity', words: 'Sexual or naked' },
  { reason: 'violence', words: 'Violence or threats' },
  { reason: 'hate', words: 'Hate against a group' },
  { reason: 'harassment', words: 'Insults or harassment' },
  { reason: 'scam', words: 'Scam, advertising or a recording' },
  { reason: 'other', words: 'Something else' },
];

export const REPORT_WORDS = {
  title: 'Report this person',
  question: 'What happened?',
  reasons: REASONS,
  rules: 'Read the rules (new tab)',
  rule: 'Read the rule about this (new tab)',
  more: 'In your words (not required)',
  goes: 'Goes to the people who run this service: the reason, your words, the time, and whether it was video or text. No picture, no sound, no messages.',
  late: 'Messages of the call are gone now: they go along only with a report that was begun during it.',
  goesWithMessages:
    'Goes to the people who run this service: the reason, your words, the time, whether it was video or text, and the messages you tick. No picture, no sound, no other message.',
  messages: {
    question: 'Messages that go along (not required)',
    what: 'Only those you tick leave your device, encrypted so that only the moderators can read them. Each one is signed by the browser that sent it, so it can be proven.',
    tooMany: 'These are too many for one report. Untick some.',
    refused: 'The messages you ticked are too many for one report, so nothing was sent. Untick some, then send again.',
  },
  send: 'Send report',
  sending: 'Sending…',
  cancel: 'Cancel',
  close: 'Close',
  missing: 'Choose what happened.',
  sent: { title: 'Your report is sent', what: 'It is stored for the people who run this service.' },
  failed: 'The report did not get through. Your words are still here; try again in a moment.',
} as const;
