import type { CountTableName } from '../../../counted.ts';
import { collected, DATA_NAMES, type DataName } from '../../../data.ts';
import type { Manifest } from '../../../manifest.ts';
import type { PromiseId } from '../../../promises/promises.ts';
import { PURPOSES, type Purpose } from '../../../vocabulary.ts';
import { type Clause, list, paragraph, say, type Section, type Sentence, table, type Table } from '../../document.ts';
import { dataTable } from '../data-table.ts';
import { notBuilt } from '../not-built.ts';
import { BASIS_ARTICLES, BASIS_WORDS, capital, DATA_WORDS, PURPOSE_REASONS, PURPOSE_WORDS, small } from '../words.ts';
import { neverAsked } from './never-asked.ts';
import { STAFF_DATA } from './about-staff.ts';

const VISITOR_DATA: readonly DataName[] = DATA_NAMES.filter((name) => !STAFF_DATA.includes(name));

export const aboutData = (manifest: Manifest): Section => ({
  id: 'data',
  heading: 'What we learn, and how long it stays',
  clauses: [periods(manifest), sources(manifest), technical(manifest), neverAsked(manifest), purposes(manifest)],
});

function periods(manifest: Manifest): Clause {
  return {
    id: 'periods',
    heading: 'Everything about a visitor',
    blocks: [
      paragraph(
        say('This is the whole list, and all of it is needed.', '1V1-01-01', 'T1V-01-01', 'ANC-01-01', 'VIS-01-01'),
        say('If it is not on the list, we do not have it.', 'VIS-01-01'),
      ),
      dataTable(manifest, {
        caption: 'What we learn about a visitor, and how long it stays',
        names: VISITOR_DATA,
        promises: ['VIS-01-01', '1V1-00-02', '1V1-05-01', 'T1V-00-03', 'T1V-07-01', 'ANC-05-03'],
      }),
      paragraph(
        say('After its period, data is deleted for good.', '1V1-05-02', 'T1V-07-02', 'ANC-05-03', 'VIS-01-09'),
        say('Nothing stays longer unless this page names the reason and the end.', '1V1-05-04', 'VIS-01-08'),
      ),
    ],
  };
}

const SOURCES = [
  { source: 'automatic', begin: 'From your browser, by itself when you visit', also: ['1V1-01-07'] },
  { source: 'given', begin: 'From you', also: ['T1V-01-08'] },
  { source: 'made', begin: 'From our programs', also: [] },
] as const satisfies readonly { readonly also: readonly PromiseId[]; readonly [key: string]: unknown }[];

/** What a policy may write down and no program does yet. */
const unbuiltParts = ({ accessLog, visitorAccounts }: Manifest['data']) => ({
  ...(accessLog === 'not-collected' ? {} : { 'ACCESS-LOG': 'writing your IP address down' }),
  ...(visitorAccounts === 'not-collected' ? {} : { ACCOUNTS: 'accounts for visitors' }),
});

/** Who gives each kind of data (GDPR Articles 13 and 14). What stays between two browsers does not come to us. */
function sources({ data }: Manifest): Clause {
  const visitors = collected(data).filter(
    ([name, { fields }]) => VISITOR_DATA.includes(name) && fields.some(({ lives }) => lives !== 'browsers'),
  );
  return {
    id: 'sources',
    heading: 'Where it comes from',
    blocks: [
      list(
        ...SOURCES.map(({ also, begin, source }) => {
          const names = visitors.flatMap(([name, { fields }]) => (fields.some((field) => field.source === source) ? [name] : []));
          const words = names.map((name) => small(DATA_WORDS[name]));
          return [say(`${begin}: ${words.join('; ')}.`, 'VIS-01-10', ...also)];
        }),
      ),
      ...notBuilt(unbuiltParts(data)),
    ],
  };
}

/** What of a visitor's machine is counted. */
const OF_MACHINES: readonly CountTableName[] = ['devices', 'browsers', 'systems'];

function technical({ analytics, data }: Manifest): Clause {
  const logged = data.accessLog !== 'not-collected';
  const but = analytics.tables.some((table) => OF_MACHINES.includes(table)) ? ', but for how many came with which kind' : '';
  const kept: readonly Sentence[] = logged
    ? []
    : [
        say(
          `We store nothing about your browser, your system or your device${but}.`,
          '1V1-01-03',
          '1V1-01-04',
          '1V1-01-05',
          'T1V-01-03',
          'T1V-01-04',
          'ANC-01-04',
          'ANC-01-05',
        ),
      ];
  return {
    id: 'technical',
    heading: 'Your browser and your device',
    blocks: [
      paragraph(
        ...kept,
        say(
          'We read the name your browser gives itself to leave robots out and to learn its kind, and drop it at once.',
          'VIS-04-02',
          '1V1-01-03',
          'T1V-01-03',
          'ANC-01-04',
        ),
      ),
      paragraph(
        say('Your browser fits the picture to your screen and your device by itself.', 'VIS-01-11', '1V1-01-04', 'T1V-01-09', 'T1V-04-01', 'ANC-01-06', 'ANC-01-07'),
        say('It sends us nothing for that.', 'VIS-01-11', 'T1V-04-04'),
        say('It uses no lasting id, and nothing of it stays after the call.', 'VIS-01-11', 'T1V-01-10', 'T1V-01-11', 'T1V-04-02', 'T1V-04-03'),
      ),
      ...notBuilt({ QUALITY: 'fitting the picture' }),
    ],
  };
}

function purposes(manifest: Manifest): Clause {
  return {
    id: 'purposes',
    heading: 'Why we may use it',
    blocks: [
      paragraph(
        say('We use data for these purposes only.', '1V1-02-00', 'T1V-02-00', 'ANC-03-00'),
        say('Each one has a legal basis.', '1V1-09-03', 'VIS-01-18'),
        say('There is no advertising, and we build no profile of you.', '1V1-04-08', 'T1V-02-05', 'T1V-02-06', 'ANC-01-10'),
      ),
      purposeTable(manifest),
      ...notBuilt({
        ABUSE: 'programs that watch for abuse other than floods',
        'RIGHTS-DESK': 'the page where you ask for your data',
      }),
    ],
  };
}

const PURPOSE_PROMISES: Readonly<Record<Purpose, readonly PromiseId[]>> = {
  connect: ['1V1-02-01', '1V1-02-02', 'T1V-02-01', 'ANC-03-01'],
  'stop-abuse': ['1V1-02-04', 'T1V-02-02', 'ANC-03-02'],
  count: ['1V1-02-05', 'T1V-05-01', 'ANC-01-08'],
  'keep-running': ['1V1-02-01', 'T1V-02-03', 'ANC-03-04'],
  'run-service': ['T1V-08-03', 'ANC-09-03'],
  answer: ['T1V-01-12', 'ANC-07-03'],
  'comply-with-law': ['1V1-02-06', 'T1V-02-04', 'ANC-03-05'],
};

function purposeTable({ purposes: bases }: Manifest): Table {
  return table(
    {
      caption: 'Purposes and their legal basis',
      columns: ['We use data', 'Legal basis', 'Why it is fair'],
      rows: PURPOSES.map((purpose) => [
        { text: capital(PURPOSE_WORDS[purpose]), promises: PURPOSE_PROMISES[purpose] },
        { text: capital(BASIS_WORDS[bases[purpose]]), more: BASIS_ARTICLES[bases[purpose]] },
        { text: PURPOSE_REASONS[purpose] },
      ]),
    },
    '1V1-02-00',
    '1V1-09-03',
    'T1V-02-00',
    'ANC-03-00',
  );
}
