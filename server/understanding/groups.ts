/** Words that name a group of people and say nothing about it. */
const names = setOf(`
  women woman girls girl females female wives wife mothers
  trans transgender transgendered transsexual transsexuals nonbinary non-binary genderqueer
  gay gays lesbian lesbians bisexual bisexuals homosexual homosexuals lgbt lgbtq lgbtqia queers
  black blacks asian asians latino latinos latina latinas hispanic hispanics african africans african-american
  african-americans arab arabs roma romani sinti natives indigenous aboriginal aboriginals whites
  disabled disability disabilities handicapped autistic blind deaf
  muslim muslims islam islamic moslem moslems jew jews jewish judaism christian christians catholic catholics hindu
  hindus buddhist buddhists sikh sikhs
  immigrant immigrants migrant migrants refugee refugees foreigner foreigners asylum-seeker asylum-seekers
  mexican mexicans chinese indians pakistani pakistanis turks romanians syrian syrians nigerians somali somalis afghan
  afghans iraqis israelis palestinian palestinians`);
/** Insults of a group. */
const slurs = setOf(`
  bitch bitches cunt cunts whore whores slut sluts hoe hoes faggot faggots fag fags faggy dyke dykes tranny trannies
  nigger niggers nigga niggas niggah coon coons retard retards retarded cripple cripples spastic spastics mongoloid kike
  kikes paki pakis spic spics wetback wetbacks beaner beaners raghead ragheads towelhead towelheads muzzie muzzies chink
  chinks gook gooks redneck rednecks queer trash jihadi jihadis illegals`);
/** What is said of those whom somebody hates, beside what is unpleasant anyway. */
const harshWords = setOf(`
  despise despises detest detests loathe loathes hatred disdain scorn contempt vermin cockroach cockroaches parasite
  parasites plague filth filthy scum scumbag scumbags animals ape apes monkey monkeys pig pigs rats dogs subhuman
  subhumans inferior worthless repugnant revolting pathetic sickening refuse exterminate exterminated eradicate
  eradicated erase erased deport deported hang hanged hung burn burned gas gassed drown shoot shot rape raped raping
  slaughter torture kill killed kills murder murdered die dead execute executed invade invaders invasion uncivilised
  primitive savages disgusting dumb dumbest stupid dishonest dangerous threat violent criminals terrorist terrorists
  rapists`);
/** What somebody says who speaks up against hate, or tells of it. */
const againstWords = setOf(`
  hateful bigot bigots bigoted bigotry racist racists racism sexist sexism homophobic homophobia homophobes transphobic
  islamophobic misogynist misogyny prejudice discrimination discriminated discriminating abuse insulting offensive ban
  banned court jail report reported delete remove unacceptable saying said says say write wrote writing written calling
  called call telling heard hear okay ok wrong shame respect tolerate`);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}

/** What is said about groups of people in a text, of English words. */
export type AboutGroups = {
  named: number;
  insults: number;
  harsh: number;
  denied: number;
  kind: number;
  against: number;
};

export const nothingAboutGroups = (): AboutGroups => ({
  named: 0,
  insults: 0,
  harsh: 0,
  denied: 0,
  kind: 0,
  against: 0,
});

/** Counts a lower-case word in: how pleasant it is, from -5 to 5, and whether a “not” reaches it. */
export function countAboutGroups(
  about: AboutGroups,
  word: string,
  { pleasant, isNegated }: { pleasant: number; isNegated: boolean },
): void {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (names.has(bare)) about.named += 1;
  if (slurs.has(bare)) about.insults += 1;
  if (againstWords.has(bare)) about.against += 1;
  const isHarsh = pleasant <= -2 || harshWords.has(bare);
  if (isHarsh && isNegated) about.denied += 1;
  else if (isHarsh) about.harsh += 1;
  if (pleasant > 0 && !isNegated) about.kind += 1;
}
