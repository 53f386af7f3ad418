import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNT_FIELDS } from '../../../counted.ts';
import { collected } from '../../../data.ts';
import { describeDuration, type Duration } from '../../../duration.ts';
import type { Manifest } from '../../../manifest.ts';
import { manifestFor } from '../../../manifest-for.ts';
import { PROFILE_NAMES } from '../../../profile-names.ts';
import { proves } from '../../../proves.ts';
import { RIGHTS } from '../../../rights.ts';
import { PURPOSES } from '../../../vocabulary.ts';
import type { Cell, PolicyDocument, Table } from '../../document.ts';
import { clausesOf, piecesIn, piecesOf } from '../../words-of.ts';
import { COUNT_WORDS } from '../count-words.ts';
import { describeDay } from '../describe-day.ts';
import { capital, DATA_WORDS, FIELD_WORDS, PURPOSE_WORDS, RIGHT_WORDS } from '../words.ts';
import { privacy } from './privacy.ts';

const visavis = manifestFor('visavis');
const onevone = manifestFor('onevone');
const talk1v1 = manifestFor('talk1v1');
const anoncam = manifestFor('anoncam');

const wordsOf = (document: PolicyDocument): string => piecesOf(document).map(({ text }) => text).join('\n');

/** All that stands under an anchor, in one line. */
function clauseOf(manifest: Manifest, id: string): string {
  const clause = clausesOf(privacy(manifest)).find((one) => one.id === id);
  return clause === undefined ? '' : piecesIn(clause).map(({ text }) => text).join(' ');
}

function tableOf(manifest: Manifest, caption: string): Table {
  const blocks = clausesOf(privacy(manifest)).flatMap((clause) => clause.blocks);
  const found = blocks.find((block): block is Table => block.kind === 'table' && block.caption === caption);
  if (found === undefined) throw new Error(`no table called ${caption}`);
  return found;
}

const rowOf = (table: Table, head: string): readonly Cell[] => table.rows.find(([first]) => first?.text === head) ?? [];

describe.each(PROFILE_NAMES)('the privacy policy of %s', (profile) => {
  const manifest = manifestFor(profile);
  const policy = privacy(manifest);
  const words = wordsOf(policy);

  it('has five short lines, each with a number first', () => {
    expect(policy.short).toHaveLength(5);
    for (const { figure } of policy.short) expect(figure).toMatch(/^\d/);
  });

  it(proves('names every category, field, purpose and right that there is', '1V1-00-02', 'T1V-00-03'), () => {
    for (const [name, { fields }] of collected(manifest.data)) {
      expect(words).toContain(DATA_WORDS[name]);
      for (const field of fields.filter((one) => !COUNT_FIELDS.includes(one.name))) {
        expect(words.toLowerCase()).toContain(FIELD_WORDS[field.name].toLowerCase());
      }
    }
    for (const table of manifest.analytics.tables) expect(clauseOf(manifest, 'counts')).toContain(COUNT_WORDS[table]);
    for (const purpose of PURPOSES) expect(words).toContain(capital(PURPOSE_WORDS[purpose]));
    for (const right of RIGHTS) expect(words).toContain(RIGHT_WORDS[right].means);
  });

  it('names nothing that is not collected', () => {
    for (const [name, category] of Object.entries(manifest.data)) {
      if (category !== 'not-collected') continue;
      expect(tableOf(manifest, 'What we learn about a visitor, and how long it stays').rows.map(([head]) => head?.text)).not.toContain(
        new Map<string, string>(Object.entries(DATA_WORDS)).get(name),
      );
    }
  });

  it(proves('shows the date of its version', '1V1-00-01', 'T1V-12-01', 'ANC-00-01'), () => {
    expect(policy.version.text).toContain(describeDay(manifest.version.effective));
  });

  it(proves('answers in its first lines and in one table how long, who, and how deleted', 'VIS-01-05'), () => {
    const [first, second] = policy.short;
    expect(first?.sentences[0].text).toMatch(/how long we keep your IP address|the longest we may keep your IP address/);
    expect(first?.sentences[0].link?.to).toBe('#address');
    expect(first?.sentences.at(-1)?.text).toMatch(/^To have it deleted/);
    expect(second?.sentences[0].text).toContain('your partner');
    expect(policy.sections[0]?.clauses[0]?.id).toBe('address');
    const questions = tableOf(manifest, 'Your IP address in short').rows.map(([question]) => question?.text);
    expect(questions).toEqual(['How long is it kept?', 'Who sees it?', 'How do I have it deleted?']);
  });

  it('says that there is no record of a check before there is one', () => {
    const checks = tableOf(manifest, 'What people check, how often, and when they last did');
    expect(checks.rows.map(([, , last]) => last?.text)).toEqual(manifest.attestations.map(() => 'None yet'));
  });
});

describe('a number in the policy', () => {
  const days = (min: number): fc.Arbitrary<Duration> =>
    fc.record({ amount: fc.integer({ min, max: min + 99 }), unit: fc.constant('days') });

  it(proves('follows the manifest, whatever it says there', 'VIS-10-01'), () => {
    fc.assert(
      fc.property(days(200), days(300), days(400), days(500), (reports, counts, answer, notice) => {
        const { data, rights } = visavis;
        const policy = privacy({
          ...visavis,
          data: {
            ...data,
            reports: { ...data.reports, retention: { ...data.reports.retention, length: reports } },
            counts: { ...data.counts, retention: { kind: 'period', from: 'hour-counted', length: counts } },
          },
          rights: { ...rights, clock: { ...rights.clock, answer } },
          notice: { material: { ...visavis.notice.material, leadTime: notice } },
        });
        const words = wordsOf(policy);
        for (const duration of [reports, counts, answer, notice]) expect(words).toContain(describeDuration(duration));
        expect(words).not.toMatch(/\b(90|30) days/);
      }),
    );
  });
});

describe('an IP address', () => {
  const longOf = (manifest: Manifest): Cell | undefined => rowOf(tableOf(manifest, 'Your IP address in short'), 'How long is it kept?')[1];
  const whoOf = (manifest: Manifest): string | undefined => rowOf(tableOf(manifest, 'Your IP address in short'), 'Who sees it?')[1]?.text;

  it('is kept for as long as each profile says', () => {
    expect([visavis, onevone, talk1v1, anoncam].map((manifest) => longOf(manifest)?.text)).toEqual(['0 days', '90 days at most', '90 days at most', '30 days at most']);
    expect([visavis, onevone, talk1v1, anoncam].map((manifest) => privacy(manifest).short[0]?.figure)).toEqual(['0 days', '90 days', '90 days', '30 days']);
  });

  it('may stay longer for a ban only where the profile has such a hold', () => {
    expect(longOf(onevone)?.more).toContain('12 months at most');
    expect(privacy(onevone).short[0]?.sentences.map(({ text }) => text)).toContain('If it is tied to a ban or a report, it may stay for 12 months at most.');
    for (const manifest of [visavis, talk1v1, anoncam]) expect(clauseOf(manifest, 'address-log')).not.toMatch(/may stay/);
    for (const manifest of [talk1v1, anoncam]) expect(clauseOf(manifest, 'address-log')).toContain('Nothing of it is kept longer for a ban or a report.');
  });

  it('names the longest of its holds', () => {
    const holds = [
      { reason: 'ban', field: 'ip-address', maximum: { amount: 4, unit: 'months' } },
      { reason: 'report', field: 'ip-address', maximum: { amount: 200, unit: 'days' } },
    ] as const;
    expect(longOf({ ...onevone, holds })?.more).toContain('tied to a ban or a report, it may stay for 200 days');
  });

  it('is seen by the partner first, and by whom the manifest lists', () => {
    expect(whoOf(visavis)).toBe('Your partner in a direct call, if you both allow one; our own relay in a shielded call');
    expect(whoOf({ ...visavis, connection: 'shielded' })).toBe('Our own relay');
    expect(whoOf(onevone)).toBe('Your partner, people who handle reports and the owner of this service');
    expect(whoOf(anoncam)).toBe('Your partner and people who handle reports');
  });

  it('is deleted for whoever says which one and when, where it is written down', () => {
    for (const manifest of [onevone, talk1v1, anoncam]) {
      expect(clauseOf(manifest, 'address')).toContain('ask us, and tell us the address and when you visited.');
      expect(clauseOf(manifest, 'proof-of-you')).toContain('That is enough to delete it, but not to show you anything');
    }
    expect(clauseOf(visavis, 'proof-of-you')).toContain('An IP address does not help: we have none to compare it with');
  });

  it('is looked up for a country only where that helps to find a partner', () => {
    expect(clauseOf(visavis, 'region')).toContain('We do not look up');
    for (const manifest of [onevone, talk1v1, anoncam]) expect(clauseOf(manifest, 'region')).toContain('is never written down');
  });

  it('gets another code, with a key that stays, only where bans are kept', () => {
    for (const manifest of [onevone, talk1v1, anoncam]) expect(clauseOf(manifest, 'floods')).toContain('another code of the network, with a key that stays.');
    expect(clauseOf(visavis, 'floods')).not.toContain('another code');
  });

  it(proves('is read for the purposes of its readers', 'VIS-01-07'), () => {
    expect(clauseOf(anoncam, 'address')).toContain('for this only: to join you with a partner; to stop abuse; to count visits and calls.');
    expect(clauseOf(onevone, 'address')).toContain('; to do what a law demands.');
  });
});

describe('what the partner sees', () => {
  const sees = (connection: Manifest['connection']) => tableOf({ ...visavis, connection }, 'What your partner sees of you');
  const shortOf = (connection: Manifest['connection']) =>
    privacy({ ...visavis, connection }).short[1]?.sentences.map(({ text }) => text).join(' ');

  it(proves('stands in a table for each kind of call', 'VIS-03-02'), () => {
    expect(sees('choice').columns).toEqual(['Your partner sees', 'Shielded call', 'Direct call']);
    expect(rowOf(sees('choice'), 'Your IP address').map(({ text }) => text)).toEqual(['Your IP address', 'No', 'Yes']);
    expect(rowOf(sees('direct'), 'Your IP address').map(({ text }) => text)).toEqual(['Your IP address', 'Yes']);
    expect(rowOf(sees('shielded'), 'Your IP address')).toEqual([]);
  });

  it('says where a call shows the address and where it does not', () => {
    expect(shortOf('choice')).toContain('only in a direct call');
    for (const connection of ['choice', 'shielded'] as const) expect(shortOf(connection)).toContain('our own relay');
    expect(shortOf('direct')).not.toContain('relay');
    expect(shortOf('direct')).toContain('They also get your IP address');
    expect(shortOf('shielded')).toContain('do not get your IP address');
  });

  it('says that a direct service has no relay, and a relayed one that its relay has no key', () => {
    expect(clauseOf(anoncam, 'path')).toContain('They do not pass through our servers. If there is no direct way, there is no call.');
    expect(clauseOf(visavis, 'path')).toContain('the relay has no key');
  });
});

it(proves('the policy says of each kind of data whether it is given, comes by itself or is made', 'VIS-01-10'), () => {
  const sources = clauseOf(onevone, 'sources');
  expect(sources).toMatch(/by itself when you visit: your IP address[^.]*; your IP address, written down\./);
  expect(sources).toMatch(/From you: [^.]*a report you send; what you write to us; your account\./);
  expect(sources).toMatch(/From our programs: [^.]*visit counts\./);
  expect(sources).not.toContain('the call itself');
});

describe('what a visitor says for a search', () => {
  it('is dropped by the server as late as several of them need, and kept by the page', () => {
    const words = clauseOf(onevone, 'matching');
    for (const kind of ['interests that you type', 'languages that you name']) {
      expect(words).toContain(`${kind} for one search, and drops them 60 seconds after the search at the latest.`);
    }
    for (const manifest of [onevone, visavis]) expect(clauseOf(manifest, 'matching')).toContain('Your page keeps what you named for your next search');
    for (const manifest of [talk1v1, anoncam]) expect(clauseOf(manifest, 'matching')).not.toContain('Your page keeps');
  });

  it('goes with the search where nothing is shared longer', () => {
    const { grace: _, ...retention } = visavis.data.session.retention;
    expect(clauseOf({ ...visavis, data: { ...visavis.data, session: { ...visavis.data.session, retention } } }, 'matching')).toContain('drops them with the search.');
  });

  it('is a code of people met and of people blocked, whose tags the device keeps', () => {
    for (const manifest of [visavis, onevone, talk1v1, anoncam]) {
      expect(manifest.device.find(({ holds }) => holds === 'blocked-tags')).toMatchObject({ who: 'visitor', sent: true });
      expect(clauseOf(manifest, 'matching')).toContain('Your browser keeps the tags of people whom you blocked until you clear them.');
    }
  });
});

describe('texts of a call', () => {
  it.each([visavis, onevone, talk1v1, anoncam])('of $profile reach us in a report only, and wherever we say that we keep none, that stands beside it', (manifest) => {
    expect(clauseOf(manifest, 'no-recording')).toContain('Only texts that you or your partner tick in a report come to us, sealed.');
    expect(clauseOf(manifest, 'report')).toContain('It holds a text of the call only if you tick it.');
    const kept = privacy(manifest).short.find(({ figure }) => figure === '0 seconds');
    expect(kept?.sentences.at(-1)?.text).toContain('are the one exception');
  });
});

describe('what the profiles differ in', () => {
  it(proves('is whether a program checks pictures, and whether it can be switched off', 'VIS-02-10'), () => {
    expect(clauseOf(visavis, 'picture-check')).toContain('You can switch it on or off');
    expect(clauseOf(anoncam, 'picture-check')).toContain('You cannot switch it off');
    for (const manifest of [visavis, anoncam]) expect(clauseOf(manifest, 'picture-check')).toContain('At first the check is on.');
    for (const manifest of [onevone, talk1v1]) expect(clauseOf(manifest, 'picture-check')).toContain('No program looks at your picture');
  });

  it('is whether there are accounts', () => {
    expect(clauseOf(onevone, 'account')).toContain('It stays until you delete your account.');
    for (const manifest of [visavis, talk1v1, anoncam]) {
      expect(clauseOf(manifest, 'account')).toBe('');
      expect(clauseOf(manifest, 'never')).toContain('An account: there are none.');
    }
  });

  it('is how long numbers stay', () => {
    expect([visavis, onevone, talk1v1].map((manifest) => /for (\d+ \w+), then/.exec(clauseOf(manifest, 'counts'))?.[1])).toEqual(['90 days', '90 days', '25 months']);
    expect(clauseOf(anoncam, 'counts')).toContain('kept without an end');
  });

  it('is how to ask: by mail with a subject, or by a form without a mail address', () => {
    const mailed: Manifest['brand'] = { ...talk1v1.brand, contacts: { ...talk1v1.brand.contacts, privacy: 'privacy@talk1v1.com' } };
    expect(clauseOf({ ...talk1v1, brand: mailed }, 'ask')).toContain('write to privacy@talk1v1.com, with the subject “Privacy Request”.');
    expect(clauseOf(anoncam, 'ask')).toContain('It takes no mail address');
    expect(clauseOf(anoncam, 'never')).toContain('Your mail address.');
    expect(clauseOf(talk1v1, 'never')).toContain('Your mail address, unless you write to us.');
    expect(clauseOf(onevone, 'never')).toContain('Your mail address, unless you write to us or make an account.');
  });

  it('is whether there are copies of the database', () => {
    expect(clauseOf(visavis, 'copies')).toContain('We make no copies');
    expect(clauseOf(anoncam, 'copies')).toContain('30 days at most. IP addresses are left out of them');
  });

  it('is from when the mail counts', () => {
    expect(clauseOf(talk1v1, 'what-you-write')).toContain('counted from the day your question is settled');
    expect(clauseOf(visavis, 'what-you-write')).toContain('counted from the day it comes in');
  });

  it('is what may be handed out, and what crosses borders', () => {
    expect(clauseOf(anoncam, 'authorities')).toContain('to defend ourselves');
    for (const manifest of [visavis, onevone, talk1v1]) expect(clauseOf(manifest, 'authorities')).toContain('We hand out nothing just to defend ourselves.');
    expect(clauseOf(onevone, 'borders')).toContain('Our machines can stand in another country');
    for (const manifest of [visavis, onevone, talk1v1, anoncam]) expect(clauseOf(manifest, 'borders')).not.toContain('you agree');
  });
});

describe('a company that works for the operator', () => {
  const company = {
    kind: 'processor',
    service: 'hosting',
    name: 'Machines & Sons',
    country: 'IS',
    safeguard: 'adequacy',
    gets: ['ip-address'],
    contract: { reference: 'C-17', reviewBy: '2027-03-01' },
    origins: ['https://cdn.example.org'],
  } as const;
  const manifest: Manifest = { ...visavis, recipients: [...visavis.recipients, company] };

  it(proves('stands with its country, its safeguard and its contract', 'VIS-06-07', 'VIS-06-03'), () => {
    const words = clauseOf(manifest, 'companies');
    expect(words).toContain('1 other company');
    expect(words).toContain('Machines & Sons (hosting, Iceland) gets your IP address.');
    expect(words).toContain('The EU has found the law there good enough.');
    expect(words).toContain('Contract: C-17, to be read again by 1 March 2027.');
    expect(words).toContain('comes from this address and cdn.example.org');
  });

  it('stands among those who see what it gets', () => {
    const address = rowOf(tableOf(manifest, 'What we learn about a visitor, and how long it stays'), DATA_WORDS.address);
    expect(address.at(-1)?.text).toContain('Machines & Sons');
  });
});

describe('a check that people have made', () => {
  it(proves('stands with its date and its evidence', 'VIS-09-03'), () => {
    const last = { on: '2026-11-30', evidence: 'https://example.org/audit.pdf' };
    const attestations = [{ kind: 'data-centre', interval: { amount: 12, unit: 'months' }, last }] as const;
    const checks = tableOf({ ...anoncam, attestations }, 'What people check, how often, and when they last did');
    expect(checks.rows[0]?.[2]).toEqual({ text: '30 November 2026', more: 'https://example.org/audit.pdf' });
    expect(clauseOf({ ...anoncam, attestations }, 'copies')).toContain('has been checked');
    expect(clauseOf(anoncam, 'copies')).toContain('No record shows yet');
  });
});
