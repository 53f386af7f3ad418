import type { Manifest } from '../../manifest.ts';
import { say, type Sentence } from '../document.ts';
import { describeDay } from './describe-day.ts';

/** The line under a title: which version this is, and since when it counts. */
export const versionLine = ({ version }: Pick<Manifest, 'version'>): Sentence =>
  say(
    `Version ${version.number}, in force since ${describeDay(version.effective)}.`,
    '1V1-00-01',
    'T1V-12-01',
    'ANC-00-01',
    'ANC-10-01',
  );
