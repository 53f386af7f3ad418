import { isPlaceholder } from '../../brand.ts';
import type { Manifest } from '../../manifest.ts';
import type { PromiseId } from '../../promises/promises.ts';
import { linked, say, type Sentence } from '../document.ts';
import { isBuilt } from './not-built.ts';
import { capital } from './words.ts';

/** One sentence for each way of reaching the operator; a form that does not exist yet is said to be missing. */
export function reach(manifest: Pick<Manifest, 'brand' | 'rights'>, { after, lead = '', promises, whom }: Reach): readonly Sentence[] {
  const begin = (verb: string) => (lead === '' ? capital(verb) : `${lead} ${verb}`);
  const letter = { before: begin('write to'), address: manifest.brand.contacts[whom], promises } as const;
  return [
    ...(byMail(manifest) ? [contact(after === undefined ? letter : { ...letter, after })] : []),
    ...(byForm(manifest) ? [say(`${begin('use the contact form')}.`, ...promises, 'ANC-11-01'), ...formMissing()] : []),
  ];
}

/** Says that there is no form, as long as there is none. */
const formMissing = (): readonly Sentence[] =>
  isBuilt('SUPPORT') ? [] : [say('That form is not built yet in this version.', 'ANC-07-05', 'VIS-07-08', 'VIS-11-13')];

interface Reach {
  /** What comes before "write to" or "use the contact form", such as "You can also". */
  readonly lead?: string;
  readonly whom: keyof Manifest['brand']['contacts'];
  /** What comes behind a mail address, such as "with the subject “Hello”". */
  readonly after?: string;
  readonly promises: readonly [PromiseId, ...PromiseId[]];
}

interface Contact {
  /** What comes before the address, such as "Write to". */
  readonly before: string;
  readonly address: string;
  /** What comes behind it, such as "with the subject “Hello”". */
  readonly after?: string;
  readonly promises: readonly [PromiseId, ...PromiseId[]];
}

/** One sentence that names a mail address; where it only holds a place, nobody is invited to write to it. */
function contact({ before, address, after, promises }: Contact): Sentence {
  if (isPlaceholder(address)) {
    return say(`${before} whoever runs this copy; for now, ${address} is only a placeholder.`, ...promises);
  }
  const end = after === undefined ? '' : `, ${after}`;
  return linked(say(`${before} ${address}${end}.`, ...promises), address, `mailto:${address}`);
}

/** The people who answer questions about data. */
export const byMail = ({ rights }: Pick<Manifest, 'rights'>): boolean => rights.channels.includes('mail');
export const byForm = ({ rights }: Pick<Manifest, 'rights'>): boolean => rights.channels.includes('form');
