import { startBeacon } from './start-beacon.ts';

startBeacon(window);
