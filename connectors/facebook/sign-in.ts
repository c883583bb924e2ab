import { facebookSignIn } from '../graph/sign-in.ts';
import { connectPage } from './connect.ts';
import { network } from './graph.ts';
import { scopes } from './limits.ts';

/** In Facebook's dialog, with our app; then the page is chosen. */
export const signIn = facebookSignIn({
  ...{ network, scopes, fields: '', connectPage },
  asks: ['pages', 'comments', 'moderate', 'messages', 'ads'],
  choiceOf: ({ id, name, category }) => ({ externalId: id, name, ...(category && { detail: category }) }),
  none: 'You look after no page there, or did not let our app see it.',
});
