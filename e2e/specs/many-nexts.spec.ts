import { nextsInARow } from '../fixtures/nexts-in-a-row.ts';

nextsInARow(20);
