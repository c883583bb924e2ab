export { readMatter } from './matter.ts';
export { type Held, isEnough, type Matter, neededLevel } from './needed.ts';
export { readStanding, type Standing, unverified } from './standing.ts';
