import { nextsInARow } from '../fixtures/nexts-in-a-row.ts';

nextsInARow({ calls: 200, warmUp: 100 });
