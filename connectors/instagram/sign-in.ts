import { facebookSignIn } from '../graph/sign-in.ts';
import { connectAccount } from './connect.ts';
import { network } from './graph.ts';
import { scopes } from './limits.ts';

/** In Facebook's dialog, with our app, as somebody who looks after the page that the account is linked to. */
export const signIn = facebookSignIn({
  ...{ network, scopes, fields: ',instagram_business_account{id,username,name}', connectPage: connectAccount },
  asks: ['pages', 'answer_comments', 'direct', 'ads'],
  choiceOf: ({ name, instagram_business_account: account }) =>
    account ? { externalId: account.id, name: account.username ?? account.id, detail: name } : null,
  none: 'No page that you look after there has an Instagram account, or you did not let our app see it.',
});
