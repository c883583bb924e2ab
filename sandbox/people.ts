/** A person who exists on the sandbox network only. */
export type Person = {
  handle: string;
  name: string;
  color: string;
  followers: number;
  language: string;
  bio: string;
};

/** All invented. Colours carry white initials at WCAG AA. */
export const people: readonly Person[] = [
  {
    handle: 'maren.holt',
    name: 'Maren Holt',
    color: '#8a5a44',
    followers: 312,
    language: 'en',
    bio: 'Rows before breakfast. Reads every manual.',
  },
  {
    handle: 'ngozi.eze',
    name: 'Ngozi Eze',
    color: '#7a4d7f',
    followers: 48_210,
    language: 'en',
    bio: 'Reviews things people buy. Fair, not gentle.',
  },
  {
    handle: 'jonasw',
    name: 'Jonas Wächter',
    color: '#3d6b86',
    followers: 87,
    language: 'de',
    bio: 'Schraubt an allem, was zwei Räder hat.',
  },
  {
    handle: 'lucia.ferrandez',
    name: 'Lucía Ferrández',
    color: '#a0432c',
    followers: 1_240,
    language: 'es',
    bio: 'Madre de dos, paciencia de una.',
  },
  {
    handle: 'amal_m',
    name: 'أمل منصور',
    color: '#2f6f5e',
    followers: 903,
    language: 'ar',
    bio: 'قهوة، كتب، وأسئلة كثيرة.',
  },
  {
    handle: 'sakura.h',
    name: '日向さくら',
    color: '#a8456b',
    followers: 2_650,
    language: 'ja',
    bio: '小さな部屋の大きな暮らし。',
  },
  {
    handle: 'dkoval',
    name: 'Дмитро Коваль',
    color: '#5b6b8c',
    followers: 158,
    language: 'uk',
    bio: 'Пишу код і полагоджую радіо.',
  },
  {
    handle: 'priya_raman',
    name: 'Priya Raman',
    color: '#8a5a10',
    followers: 421,
    language: 'en',
    bio: 'Music, rain, slow trains.',
  },
];

/** Colours for accounts made later, picked by the handle. */
const colors = ['#54704b', '#7a4d7f', '#3d6b86', '#8a5a44', '#a0432c', '#2f6f5e', '#5b6b8c'] as const;

export function colorFor(handle: string): string {
  let sum = 0;
  for (const character of handle) sum += character.codePointAt(0) ?? 0;
  return colors[sum % colors.length] ?? colors[0];
}
