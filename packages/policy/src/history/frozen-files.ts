// Written by `npm run policy -- publish`: the files of packages/policy/history, oldest first.
import anoncam1 from '../../history/anoncam/1.json' with { type: 'json' };
import anoncam2 from '../../history/anoncam/2.json' with { type: 'json' };
import anoncam3 from '../../history/anoncam/3.json' with { type: 'json' };
import anoncam4 from '../../history/anoncam/4.json' with { type: 'json' };
import anoncam5 from '../../history/anoncam/5.json' with { type: 'json' };
import onevone1 from '../../history/onevone/1.json' with { type: 'json' };
import onevone2 from '../../history/onevone/2.json' with { type: 'json' };
import onevone3 from '../../history/onevone/3.json' with { type: 'json' };
import onevone4 from '../../history/onevone/4.json' with { type: 'json' };
import onevone5 from '../../history/onevone/5.json' with { type: 'json' };
import talk1v11 from '../../history/talk1v1/1.json' with { type: 'json' };
import talk1v12 from '../../history/talk1v1/2.json' with { type: 'json' };
import talk1v13 from '../../history/talk1v1/3.json' with { type: 'json' };
import talk1v14 from '../../history/talk1v1/4.json' with { type: 'json' };
import talk1v15 from '../../history/talk1v1/5.json' with { type: 'json' };
import visavis1 from '../../history/visavis/1.json' with { type: 'json' };
import visavis2 from '../../history/visavis/2.json' with { type: 'json' };
import visavis3 from '../../history/visavis/3.json' with { type: 'json' };
import visavis4 from '../../history/visavis/4.json' with { type: 'json' };
import visavis5 from '../../history/visavis/5.json' with { type: 'json' };
import visavis6 from '../../history/visavis/6.json' with { type: 'json' };

export const FROZEN_FILES: Readonly<Record<string, readonly unknown[]>> = {
  'anoncam': [anoncam1, anoncam2, anoncam3, anoncam4, anoncam5],
  'onevone': [onevone1, onevone2, onevone3, onevone4, onevone5],
  'talk1v1': [talk1v11, talk1v12, talk1v13, talk1v14, talk1v15],
  'visavis': [visavis1, visavis2, visavis3, visavis4, visavis5, visavis6],
};
