// Written by `npm run policy -- publish`: the files of packages/policy/history, oldest first.
import anoncam1 from '../../history/anoncam/1.json' with { type: 'json' };
import onevone1 from '../../history/onevone/1.json' with { type: 'json' };
import talk1v11 from '../../history/talk1v1/1.json' with { type: 'json' };
import visavis1 from '../../history/visavis/1.json' with { type: 'json' };
import visavis2 from '../../history/visavis/2.json' with { type: 'json' };

export const FROZEN_FILES: Readonly<Record<string, readonly unknown[]>> = {
  'anoncam': [anoncam1],
  'onevone': [onevone1],
  'talk1v1': [talk1v11],
  'visavis': [visavis1, visavis2],
};
