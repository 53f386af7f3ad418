// What only somebody who is past the gate needs. It loads as a file of its own, after the gate.
export { createSealingKeys, startSealedCall } from '@visavis/rtc';
export { CallScreen } from './screens/call-screen.tsx';
export { EndedScreen } from './screens/ended-screen.tsx';
export { WaitingScreen } from './screens/waiting-screen.tsx';
export { WishesPanel } from './screens/wishes-panel.tsx';
