import { freeName, type Play } from '../played.ts';
import { type App, issueToken, type Token } from './access.ts';
import { createMedia } from './instagram/media.ts';
import { addPerson, linkAccount } from './instagram/people.ts';
import { createPost } from './pages/objects.ts';
import { createSimulator, type Simulator } from './simulator.ts';

const scopes = [
  ...['pages_show_list', 'pages_manage_metadata', 'pages_read_engagement', 'pages_read_user_content'],
  ...['pages_manage_engagement', 'pages_manage_posts', 'pages_messaging'],
  ...['instagram_basic', 'instagram_manage_comments', 'instagram_manage_messages'],
].join(',');

/** Facebook with Messenger, and Instagram: a page for each brand with the account that is linked to it. */
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
    provide: ({ app: appName, name, handle }) => {
      const app = server.db.get<App>('select * from app where name = ?', appName) ?? simulator.app(appName);
      const known = server.db.get<Token>(
        'select * from token where app_id = ? and page_id is not null order by issued_at limit 1',
        app.id,
      );
      const { pageId, personId } = known
        ? { pageId: known.page_id ?? '', personId: known.person_id }
        : newPage(simulator, name, handle);
      const token = issueToken(server, { appId: app.id, personId, pageId, scopes, forMs: null });
      return { settings: { login: 'page', token }, app: { appId: app.id, appSecret: app.secret, url: house.base } };
    },
    close: simulator.close,
  };
};

/** With one who looks after it, and something to comment on. */
function newPage({ server, person, page }: Simulator, name: string, handle: string) {
  const { id: personId } = person(`The team of ${name}`);
  const { id: pageId } = page(name, personId);
  const username = freeName(
    handle,
    (one) => server.db.get('select 1 from ig_account where username = ?', one) !== undefined,
  );
  const { id: accountId } = linkAccount(server, pageId, username);
  const text = `${name} is open on Saturdays from now on.`;
  createPost(server, { pageId, authorId: pageId, text });
  createMedia(server, { ownerId: accountId, caption: text });
  createMedia(server, { ownerId: accountId, caption: 'A look behind the scenes', kind: 'STORY' });
  return { pageId, personId };
}
