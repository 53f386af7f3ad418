export { beaconIntegrity } from './beacon-integrity.ts';
export { sealBuild } from './seal-build.ts';
export { sealedPages } from './sealed-pages.ts';
