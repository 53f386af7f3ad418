import type { Manifest } from '../manifest.ts';
import { aboutCalls } from './about-calls.ts';
import { aboutChanges } from './about-changes.ts';
import { aboutCounting } from './about-counting.ts';
import { aboutData } from './about-data.ts';
import { aboutDevice } from './about-device.ts';
import { aboutLimits } from './about-limits.ts';
import { aboutOperator } from './about-operator.ts';
import { aboutRecipients } from './about-recipients.ts';
import { aboutReports } from './about-reports.ts';
import { aboutRights } from './about-rights.ts';
import { aboutStaff } from './about-staff.ts';
import { describeDay } from './describe-day.ts';
import { type PolicyDocument, say } from './document.ts';
import { shortVersion } from './short-version.ts';

/** The privacy policy in words. Every number, list and table in it comes from the manifest. */
export function privacyPolicy(manifest: Manifest): PolicyDocument {
  const { number, effective } = manifest.version;
  return {
    title: 'Your privacy',
    lead: say(
      `What ${manifest.brand.name} learns about you, who else sees it, and when it is gone.`,
      '1V1-00-02',
      'T1V-00-03',
    ),
    version: `Version ${number}, in force since ${describeDay(effective)}`,
    short: shortVersion(manifest),
    sections: [
      aboutData(manifest),
      aboutCalls(manifest),
      aboutReports(manifest),
      aboutCounting(manifest),
      aboutDevice(manifest),
      aboutRecipients(manifest),
      aboutRights(manifest),
      aboutLimits(manifest),
      aboutStaff(manifest),
      aboutOperator(manifest),
      aboutChanges(manifest),
    ],
  };
}
