import type { Manifest } from '../../../manifest.ts';
import { linked, list, paragraph, say, type Section } from '../../document.ts';
import { notBuilt } from '../not-built.ts';
import { capital, FIELD_WORDS } from '../words.ts';

/** Only where a visitor may have an account. */
export function aboutAccounts({ accounts, data }: Manifest): readonly Section[] {
  if (accounts === 'off' || data.visitorAccounts === 'not-collected') return [];
  return [
    {
      id: 'accounts',
      heading: 'If you make an account',
      clauses: [
        {
          id: 'account',
          heading: 'What an account holds',
          blocks: [
            paragraph(
              say('You need no account to talk to anybody.', '1V1-01-16', 'VIS-01-21'),
              say('If you make one, it holds what you put into it, and no more:', '1V1-01-17', 'VIS-01-21'),
            ),
            list(...data.visitorAccounts.fields.map(({ name }) => [say(`${capital(FIELD_WORDS[name])}.`, '1V1-01-17', 'VIS-01-21')])),
            paragraph(
              say('It stays until you delete your account.', '1V1-05-03', 'VIS-01-21'),
              linked(say('You can do that yourself, or ask us.', '1V1-05-03', '1V1-05-05', 'VIS-01-21'), 'ask us', '#ask'),
            ),
            ...notBuilt({ ACCOUNTS: 'accounts for visitors' }),
          ],
        },
      ],
    },
  ];
}
