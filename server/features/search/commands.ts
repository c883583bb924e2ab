export { toTokens } from './tokens.ts';
