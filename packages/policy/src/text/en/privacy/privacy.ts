import type { Manifest } from '../../../manifest.ts';
import { type PolicyDocument, say } from '../../document.ts';
import { versionLine } from '../version-line.ts';
import { aboutAccounts } from './about-accounts.ts';
import { aboutAddress } from './about-address.ts';
import { aboutAge } from './about-age.ts';
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
import { aboutSecurity } from './about-security.ts';
import { aboutStaff } from './about-staff.ts';
import { shortVersion } from './short-version.ts';

/** The privacy policy in words. Every number, list and table in it comes from the manifest. */
export const privacy = (manifest: Manifest): PolicyDocument => ({
  title: 'Your privacy',
  lead: say(
    `What ${manifest.brand.name} learns about you, why, who else sees it, when it is gone, and what you can ask of us.`,
    '1V1-00-02',
    'T1V-00-03',
    'VIS-01-01',
  ),
  version: versionLine(manifest),
  short: shortVersion(manifest),
  sections: [
    aboutAddress(manifest),
    aboutData(manifest),
    aboutCalls(manifest),
    aboutReports(manifest),
    ...aboutAccounts(manifest),
    aboutCounting(manifest),
    aboutDevice(manifest),
    aboutRecipients(manifest),
    aboutRights(manifest),
    aboutAge(manifest),
    aboutSecurity(manifest),
    aboutLimits(manifest),
    aboutStaff(manifest),
    aboutOperator(manifest),
    aboutChanges(manifest),
  ],
});
