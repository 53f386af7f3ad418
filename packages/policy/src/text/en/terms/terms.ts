import type { Manifest } from '../../../manifest.ts';
import { type PolicyDocument, say } from '../../document.ts';
import { versionLine } from '../version-line.ts';
import { aboutAgreement } from './about-agreement.ts';
import { aboutEnding } from './about-ending.ts';
import { aboutLaw } from './about-law.ts';
import { aboutNewTerms } from './about-new-terms.ts';
import { aboutNoPromise } from './about-no-promise.ts';
import { aboutPrice } from './about-price.ts';
import { aboutYourPart } from './about-your-part.ts';
import { shortTerms } from './short-terms.ts';

/** What a visitor and the operator can expect of each other. Every number comes from the manifest. */
export const terms = (manifest: Manifest): PolicyDocument => ({
  title: 'Terms',
  lead: say(`What you and ${manifest.brand.name} can expect of each other.`, 'VIS-11-01'),
  version: versionLine(manifest),
  short: shortTerms(manifest),
  sections: [
    aboutAgreement(manifest),
    aboutPrice(manifest),
    aboutYourPart(manifest),
    aboutNoPromise(manifest),
    aboutEnding(manifest),
    aboutNewTerms(manifest),
    aboutLaw(manifest),
  ],
});
