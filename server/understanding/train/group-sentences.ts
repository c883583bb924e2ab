import type { Row } from './task.ts';

/** Who is spoken of, one of them and many: named by what is meant, never by an insult. */
const groups = [
  ['a gay man', 'gay people'],
  ['a lesbian', 'lesbians'],
  ['a trans woman', 'trans people'],
  ['a woman', 'women'],
  ['a black man', 'black people'],
  ['an Asian student', 'Asians'],
  ['a Muslim', 'Muslims'],
  ['a Jewish man', 'Jews'],
  ['a disabled woman', 'disabled people'],
  ['a deaf man', 'deaf people'],
  ['an immigrant', 'immigrants'],
  ['a refugee', 'refugees'],
  ['a Mexican', 'Mexicans'],
  ['a Turkish man', 'Turks'],
  ['a Syrian', 'Syrians'],
  ['an autistic child', 'autistic people'],
] as const;

/** Said about a group, and not against it. `ONE` and `MANY` stand for its names. */
const ofGroups = `
  does your shop give a discount to MANY
  are MANY allowed to bring a companion on board
  the driver was ONE and so helpful
  as ONE I feel at home in your store
  my best friend is ONE and we fly with you every year
  so glad that MANY are shown in your new advert
  MANY deserve the same service as everybody else
  it was ONE who found my wallet, bless them
  there were MANY in the seats behind us
  a documentary about MANY is on tonight
  MANY live in our street and in yours
  MANY make this city a better place
  happy to see MANY celebrated in your windows
  I work with MANY every day and love it
  we welcome MANY in our club
  my doctor is ONE, the kindest I ever had
  ONE has just become mayor here, congratulations
  I admire MANY for their courage
  thank you for hiring MANY
  I would never say a bad word about MANY
  nobody here thinks that MANY are a problem
  MANY are not to blame for any of this
  it is not true that MANY are lazy
  MANY are not dangerous and never were
  not all MANY are the same, stop pretending
  no, I do not hate MANY, I hate your hold music
  I have nothing against MANY
  nobody should insult MANY as your agent did
  your agent said that MANY are stupid, that is disgusting
  a man in the queue shouted that MANY should leave and nobody stopped him
  calling MANY vermin is hate, please delete that comment
  whoever wrote "MANY are filth" under your post should be banned
  why do you let people say "kill all MANY" on your page
  somebody attacked ONE outside your shop, did the camera see it
  it hurts to hear how MANY are talked about`;

/** Hated, and no group of people. */
const ofOthers = `
  I hate this app so much
  I absolutely despise your new menu
  these fees are disgusting
  your update is trash and should be deleted
  this airline is scum
  burn that contract, it is a disease
  all these adverts should be wiped out
  I detest Mondays and your hold music
  the fish was filthy, I felt sick
  slow trains are a plague
  you are an idiot and I hope you lose your job
  your manager is a disgusting liar
  whoever designed this button deserves no mercy
  he is the worst driver I have ever met, horrible man
  you are vermin, give me my money back
  politicians lie, all of them
  bankers are parasites
  kill the lights in your shop window at night, please
  that referee is blind
  landlords like you disgust me`;

const weight = 3;

const lines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Sentences that name a group or hate something and are no hate against people, made up for Earshot. */
export const groupSentences: readonly Row[] = [
  ...lines(ofGroups).flatMap((sentence) =>
    groups.map(([one, many]) => sentence.replaceAll('ONE', one).replaceAll('MANY', many)),
  ),
  ...lines(ofOthers),
].map((text) => ({ text, label: 'not-hate', fold: 'written', weight }));
