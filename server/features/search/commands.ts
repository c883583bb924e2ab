export { fold } from './fold.ts';
export { toTokens } from './tokens.ts';
