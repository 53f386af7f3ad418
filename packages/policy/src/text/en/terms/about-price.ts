import type { Manifest } from '../../../manifest.ts';
import { type Clause, paragraph, say, type Section } from '../../document.ts';
import { notBuilt } from '../not-built.ts';

export function aboutPrice({ accounts }: Manifest): Section {
  return {
    id: 'cost',
    heading: 'What you need for it',
    clauses: [
      {
        id: 'price',
        heading: 'No money',
        blocks: [
          paragraph(
            say('The chat is free.', 'VIS-11-03', 'ANC-02-07'),
            say('There is nothing to buy here, so we ask for no payment data.', '1V1-01-21', 'ANC-02-07', 'VIS-11-03'),
          ),
        ],
      },
      accounts === 'optional' ? optionalAccount() : noAccount(),
    ],
  };
}

const noAccount = (): Clause => ({
  id: 'account',
  heading: 'No account',
  blocks: [
    paragraph(
      say('You need no account, no name and no mail address.', '1V1-01-16', '1V1-01-18', 'T1V-01-08', 'ANC-07-01', 'ANC-02-03'),
    ),
  ],
});

const optionalAccount = (): Clause => ({
  id: 'account',
  heading: 'An account, if you like',
  blocks: [
    paragraph(
      say('You need no account.', '1V1-01-16', 'VIS-01-21'),
      say('If you make one, it holds what you put into it, and nothing else.', '1V1-01-17', 'VIS-01-21'),
      say('It stays until you delete it.', '1V1-05-03', 'VIS-01-21'),
      say('An account is for one person: keep its password to yourself.', 'VIS-11-15'),
    ),
    ...notBuilt({ ACCOUNTS: 'accounts for visitors' }),
  ],
});
