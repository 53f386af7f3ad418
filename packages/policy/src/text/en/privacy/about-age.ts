import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Section } from '../../document.ts';
import { reach } from '../contact.ts';
import { notBuilt, REPORT_LIST } from '../not-built.ts';

export const aboutAge = (manifest: Manifest): Section => ({
  id: 'adults',
  heading: 'For adults only',
  clauses: [age(manifest), minors(manifest)],
});

function age({ age: { minimum } }: Manifest): Clause {
  return {
    id: 'age',
    heading: `${minimum} and over`,
    blocks: [
      paragraph(
        say(`The chat is strictly for people aged ${minimum} and over.`, '1V1-10-01', 'T1V-10-01', 'ANC-08-01'),
        say('It asks before anything else starts.', '1V1-10-01', 'T1V-10-01', 'ANC-08-01'),
        say('Your “yes” stays on your device; a “no” is stored nowhere.', '1V1-10-02', 'T1V-03-03', 'T1V-03-04', 'ANC-08-02'),
        say(`We want no data about anybody under ${minimum}, and take none knowingly.`, '1V1-10-02', 'T1V-10-02', 'ANC-08-02'),
      ),
    ],
  };
}

function minors(manifest: Manifest): Clause {
  const { minimum } = manifest.age;
  return {
    id: 'minors',
    heading: 'If somebody is too young',
    blocks: [
      paragraph(
        say('If you meet a child, report it in the call.', '1V1-10-05', 'T1V-10-03', 'VIS-08-09'),
        ...reach(manifest, { lead: 'You can also', whom: 'safety', promises: ['1V1-10-05', 'T1V-10-03', 'VIS-08-09'] }),
      ),
      paragraph(
        say('We look into every such report.', 'T1V-10-04', 'VIS-08-09'),
        say(`When we find that a visitor is under ${minimum}, their visit ends at once.`, '1V1-10-03', 'ANC-08-03', 'VIS-08-08'),
        say('We delete what we hold about them, unless a law makes us keep it.', '1V1-10-04', 'T1V-10-04', 'VIS-08-08'),
        say('We may keep them out, within the periods on this page, and tell the authorities.', 'ANC-08-04', 'T1V-10-04', 'VIS-08-10'),
      ),
      ...notBuilt({ ...REPORT_LIST, 'MINOR-LANE': 'one step that does all this once a person decides it' }),
    ],
  };
}
