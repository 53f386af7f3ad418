import { nextsInARow } from '../fixtures/nexts-in-a-row.ts';

nextsInARow({ calls: 20, warmUp: 8 });
