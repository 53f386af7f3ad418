import type { Actions } from '../view.ts';
import type { VisitorEvent } from './event.ts';

/** What the screens call, as events of the visit. */
export function visitorActions(happen: (event: VisitorEvent) => void): Actions {
  return {
    acceptGate: () => happen({ type: 'accept-gate' }),
    declineGate: () => happen({ type: 'decline-gate' }),
    openDevices: () => happen({ type: 'open-devices' }),
    chooseCamera: (id) => happen({ type: 'choose-device', kind: 'video', id }),
    chooseMicrophone: (id) => happen({ type: 'choose-device', kind: 'audio', id }),
    allowConnection: (connection) => happen({ type: 'allow-connection', connection }),
    checkRelay: () => happen({ type: 'check-relay' }),
    switchGuard: (on) => happen({ type: 'switch-guard', on }),
    setWishes: (wishes) => happen({ type: 'set-wishes', wishes }),
    find: (mode) => happen({ type: 'find', mode }),
    cancel: () => happen({ type: 'cancel' }),
    meetAgain: () => happen({ type: 'meet-again' }),
    next: () => happen({ type: 'next' }),
    leave: () => happen({ type: 'leave' }),
    panic: () => happen({ type: 'panic' }),
    block: () => happen({ type: 'block' }),
    reportMinor: () => happen({ type: 'report-minor' }),
    toggleMicrophone: () => happen({ type: 'toggle-microphone' }),
    toggleCamera: () => happen({ type: 'toggle-camera' }),
    toggleText: () => happen({ type: 'toggle-text' }),
    sendText: (text) => happen({ type: 'send-text', text }),
    setTyping: (on) => happen({ type: 'set-typing', on }),
    agreeToDirect: (agreed) => happen({ type: 'agree-to-direct', agreed }),
    verifyAgain: () => happen({ type: 'verify-again' }),
    openReport: () => happen({ type: 'open-report' }),
    closeReport: () => happen({ type: 'close-report' }),
    sendReport: (reason, words, ticked) => happen({ type: 'send-report', reason, words, ticked }),
    retryLink: () => happen({ type: 'retry-link' }),
    reload: () => happen({ type: 'reload' }),
  };
}
