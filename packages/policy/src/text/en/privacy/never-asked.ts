import type { Manifest } from '../../../manifest.ts';
import { type Clause, list, say, type Sentence } from '../../document.ts';
import { byMail } from '../contact.ts';
import { notBuilt } from '../not-built.ts';

/** What a service like this could ask for and this one does not. */
export const neverAsked = (manifest: Manifest): Clause => ({
  id: 'never',
  heading: 'What we never ask for',
  blocks: [
    list(
      [say('Your real name or a user name.', '1V1-01-18', 'T1V-01-08', 'ANC-02-03')],
      [mailAddress(manifest)],
      [say('Your phone number, or a profile on a social network.', '1V1-01-19', '1V1-01-20', 'T1V-01-08', 'ANC-02-02', 'ANC-02-08')],
      [say('Your location: our pages may not ask your device where it is.', 'VIS-01-12')],
      [say('Your fingerprint, or the pattern of your face or voice.', '1V1-01-22', 'VIS-01-13')],
      [say('Money or a card: the service is free.', '1V1-01-21', 'ANC-02-07', 'VIS-01-14')],
      account(manifest),
    ),
    ...(manifest.accounts === 'off' ? [] : notBuilt({ ACCOUNTS: 'accounts for visitors' })),
  ],
});

function mailAddress({ accounts, ...manifest }: Manifest): Sentence {
  const unless = [...(byMail(manifest) ? ['write to us'] : []), ...(accounts === 'optional' ? ['make an account'] : [])];
  const end = unless.length === 0 ? '' : `, unless you ${unless.join(' or ')}`;
  return say(`Your mail address${end}.`, '1V1-01-17', 'T1V-01-08', 'ANC-02-01', 'VIS-01-19');
}

function account({ accounts }: Manifest): readonly Sentence[] {
  if (accounts === 'off') {
    return [
      say('An account: there are none.', '1V1-01-16', 'ANC-07-01', 'VIS-01-15'),
      say('You can talk to people here without giving away who you are.', '1V1-01-16', 'ANC-00-02', 'ANC-07-01', 'VIS-01-15'),
    ];
  }
  return [say('An account: you may make one, but you do not need it.', '1V1-01-16', 'ANC-07-01', 'VIS-01-21')];
}
