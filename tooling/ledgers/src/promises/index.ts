export { type Kept, keepPromises, type Occasion } from './keep-promises.ts';
