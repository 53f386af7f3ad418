import { describeDuration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { type Clause, linked, paragraph, say, type Section } from '../../document.ts';
import { versionLine } from '../version-line.ts';

export const aboutChanges = (manifest: Manifest): Section => ({
  id: 'changes',
  heading: 'When this page changes',
  clauses: [thisVersion(manifest), notice(manifest)],
});

const thisVersion = (manifest: Manifest): Clause => ({
  id: 'this-version',
  heading: 'One list for the page and the program',
  blocks: [
    paragraph(
      say('This page is printed from a list inside the program.', '1V1-00-02', 'T1V-00-03', 'VIS-10-01'),
      say('The job that deletes reads its periods from the same list.', 'VIS-10-01'),
      say('When the service or the law changes, the list changes, and this page with it.', '1V1-11-01', 'T1V-12-00', 'ANC-10-00'),
    ),
    paragraph(
      versionLine(manifest),
      linked(
        say('The history lists every version, and what changed.', '1V1-11-01', 'T1V-12-00', 'ANC-10-03'),
        'history',
        '/privacy/history/',
      ),
      say('Look at it when you come back, or follow its feed.', 'ANC-10-03', 'VIS-10-04'),
    ),
  ],
});

function notice({ notice: { material } }: Manifest): Clause {
  return {
    id: 'notice',
    heading: 'How you hear about a change',
    blocks: [
      paragraph(
        say(
          `A change that matters is announced at least ${describeDuration(material.leadTime)} before it counts.`,
          '1V1-11-02',
          'T1V-12-02',
          'VIS-10-03',
        ),
        say('The chat shows it until you have read it.', '1V1-11-02', 'T1V-12-02', 'VIS-10-03'),
        say('If you go on using the service after that, the new version applies to you.', '1V1-11-03', 'T1V-12-03', 'ANC-10-02'),
        say('We never take that as your consent where the law asks for consent.', '1V1-11-03', 'T1V-12-03', 'ANC-10-02'),
        say('If you do not agree, stop using it, and ask us to delete what there is.', 'T1V-00-02', 'VIS-10-05'),
      ),
    ],
  };
}
