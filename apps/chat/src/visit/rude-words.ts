/**
 * Words that a text is hidden for at first, on the receiver's device alone; a tap shows it. Slurs, and words with which
 * strangers press for pictures. A list and not a judge: it knows English, and nothing of what is meant. `*` at the end
 * stands for any ending.
 */
export const RUDE_WORDS = (
  'arsehole* asshole* bastard* bellend* bitch* blowjob* bollocks boner* boobs bukkake bullshit chink chinks clit* cock cocks cocksuck* coon coons cum cumshot* ' +
  'cunt* dick dickhead* dickpic* dicks dildo* dyke dykes fag faggot* fags fuck* fuk fukking gook gooks handjob* horny jerkoff* jizz kike kikes ' +
  'kys masturbat* milf* motherfuck* nazi nazis nigga* nigger* nude nudes paki pakis pedo pedos penis* porn porno* prick pricks pussies pussy ' +
  'rape raped rapist* retard retarded retards sexting shag shemale* shit shithead* shits shitting shitty slut* spic spics strip-naked titties tits tranny trannies ' +
  'twat twats vagina* wank* wetback* whore*'
).split(' ');
