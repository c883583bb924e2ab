import { type Brand, type Credentials, freeName, type Play } from '../played.ts';
import { type App, issueToken, type Token } from './access.ts';
import { aloneFields, hookByHand } from './instagram/alone.ts';
import { createMedia } from './instagram/media.ts';
import { addAccount, addPerson, linkAccount } from './instagram/people.ts';
import { issueOwnToken } from './instagram/speaker.ts';
import { numbers } from './numbers.ts';
import { createPost } from './pages/objects.ts';
import { createSimulator, type Simulator } from './simulator.ts';
import type { Server } from './store.ts';

const scopes = [
  ...['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement', 'pages_read_user_content'],
  ...['pages_manage_engagement', 'pages_manage_posts', 'pages_messaging'],
  ...['instagram_basic', 'instagram_manage_comments', 'instagram_manage_messages'],
].join(',');

/** Facebook with Messenger, and Instagram: a page for each brand with the account that is linked to it, or an account alone. */
export const play: Play = ({ file, house, now }) => {
  const simulator = createSimulator({ file, house, now, delivers: true });
  const { server } = simulator;
  if (!server.db.get('select 1 from person limit 1')) {
    for (const name of ['Lena Ortiz', 'Ben Ode']) simulator.person(name);
    for (const username of ['mira.k', 'ben_ode']) addPerson(server, username);
  }
  return {
    stage: server,
    handle: simulator.handle,
    provide: (brand, { login }) =>
      login === 'instagram' ? ofInstagram(simulator, brand, house.base) : ofPage(simulator, brand, house.base),
    hear: async ({ app }, { address: url, word }) =>
      void (await hookByHand(server, { appId: appOf(simulator, aloneName(app)).id, url, word, fields: aloneFields })),
    close: simulator.close,
  };
};

const appOf = (simulator: Simulator, name: string): Pick<App, 'id' | 'secret'> =>
  simulator.server.db.get<App>('select * from app where name = ?', name) ?? simulator.app(name);

function ofPage(simulator: Simulator, { app: appName, name, handle }: Brand, base: string): Credentials {
  const { server } = simulator;
  const app = appOf(simulator, appName);
  const known = server.db.get<Token>(
    'select * from token where app_id = ? and page_id is not null order by issued_at limit 1',
    app.id,
  );
  const { pageId, personId } = known
    ? { pageId: known.page_id ?? '', personId: known.person_id }
    : newPage(simulator, name, handle);
  const token = issueToken(server, { appId: app.id, personId, pageId, scopes, forMs: null });
  return { settings: { login: 'page', token }, app: { appId: app.id, appSecret: app.secret, url: base } };
}

/** An app serves one way of signing in only. */
const aloneName = (appName: string) => `${appName} for Instagram alone`;
const aloneScopes = ['basic', 'manage_comments', 'manage_messages']
  .map((scope) => `instagram_business_${scope}`)
  .join(',');

/** An account that no page is linked to speaks for itself. */
function ofInstagram(simulator: Simulator, { app: appName, name, handle }: Brand, base: string): Credentials {
  const { server } = simulator;
  const { id: appId, secret } = appOf(simulator, aloneName(appName));
  const known = server.db.get<{ account_id: string }>(
    'select account_id from ig_token where app_id = ? limit 1',
    appId,
  );
  const accountId = known?.account_id ?? newAccount(server, name, handle);
  const token = issueOwnToken(server, { appId, accountId, scopes: aloneScopes, forMs: numbers.longTokenMs });
  const ofApp = { instagramAppId: appId, instagramAppSecret: secret, signingSecret: secret };
  return { settings: { login: 'instagram', token }, app: { ...ofApp, url: base } };
}

function newAccount(server: Server, name: string, handle: string): string {
  const { id } = addAccount(server, freeAccountName(server, handle));
  furnish(server, id, `${name} is open on Saturdays from now on.`);
  return id;
}

const freeAccountName = ({ db }: Server, handle: string): string =>
  freeName(handle, (one) => db.get('select 1 from ig_account where username = ?', one) !== undefined);

function furnish(server: Server, ownerId: string, caption: string): void {
  createMedia(server, { ownerId, caption });
  createMedia(server, { ownerId, caption: 'A look behind the scenes', kind: 'STORY' });
}

/** With one who looks after it, and something to comment on. */
function newPage({ server, person, page }: Simulator, name: string, handle: string) {
  const { id: personId } = person(`The team of ${name}`);
  const { id: pageId } = page(name, personId);
  const { id: accountId } = linkAccount(server, pageId, freeAccountName(server, handle));
  const text = `${name} is open on Saturdays from now on.`;
  createPost(server, { pageId, authorId: pageId, text });
  furnish(server, accountId, text);
  return { pageId, personId };
}
