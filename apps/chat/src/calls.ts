// What only somebody who is past the gate needs. It loads as a file of its own, after the gate.
import {
  checkRelay,
  createLocalMedia,
  createSealingKeys,
  createSigningKeys,
  createSpareConnection,
  sealEvidence,
  startSealedCall,
  watchLevel,
} from '@visavis/rtc';
import { countsOf } from './visit/call-counts.ts';
import { createCallRunner } from './visit/call-runner.ts';
import { createGuardRunner } from './visit/guard-runner.ts';
import { lateSteps } from './visit/late-steps.ts';
import { isRude } from './visit/word-filter.ts';
import type { CallMachinery } from './visit/world.ts';

export { CallScreen } from './screens/call-screen.tsx';
export { EndedScreen } from './screens/ended-screen.tsx';
export { WaitingScreen } from './screens/waiting-screen.tsx';
export { WishesPanel } from './screens/wishes-panel.tsx';

export const machinery: CallMachinery = {
  checkRelay,
  countsOf,
  createCallRunner,
  createGuardRunner,
  createLocalMedia,
  createSealingKeys,
  createSigningKeys,
  createSpareConnection,
  isRude,
  lateSteps,
  sealEvidence,
  startSealedCall,
  watchLevel,
};
