import type { SignIn } from '../connecting.ts';
import { facebookSignIn } from '../graph/sign-in.ts';
import { signInAlone } from './alone.ts';
import { withPage } from './app.ts';
import { connectAccount } from './connect.ts';
import { isAlone, network } from './graph.ts';
import { scopes } from './limits.ts';

/** In Facebook's dialog, with our app, as somebody who looks after the page that the account is linked to. */
const signInWithPage = facebookSignIn({
  ...{ network, scopes, fields: ',instagram_business_account{id,username,name}', connectPage: connectAccount },
  asks: [{ ask: 'pages', when: withPage }, 'answer_comments', 'direct', { ask: 'ads', when: withPage }],
  choiceOf: ({ name, instagram_business_account: account }) =>
    account ? { externalId: account.id, name: account.username ?? account.id, detail: name } : null,
  none: 'No page that you look after there has an Instagram account, or you did not let our app see it.',
});

const of = (kept: Record<string, string>) => (isAlone({ settings: kept }) ? signInAlone : signInWithPage);

/** There, or at Instagram itself as the account. */
export const signIn: SignIn = {
  ...signInWithPage,
  begin: (settings, io) => of(settings).begin(settings, io),
  finish: (kept, code, io) => of(kept).finish(kept, code, io),
};
