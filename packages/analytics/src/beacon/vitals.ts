import { startVitals } from './start-vitals.ts';

startVitals(window);
