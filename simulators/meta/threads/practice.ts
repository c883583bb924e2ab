import { freeName, type Play } from '../../played.ts';
import { type App, issueToken, type Token } from './access.ts';
import { numbers } from './numbers.ts';
import { createPost } from './posts.ts';
import { createSimulator, type Simulator } from './simulator.ts';

const scopes = [
  ...['threads_basic', 'threads_content_publish', 'threads_read_replies', 'threads_manage_replies'],
  ...['threads_manage_mentions', 'threads_delete'],
].join(',');

/** Threads, with an account for each brand. */
export const play: Play = ({ file, house, now }) => {
  const simulator = createSimulator({ file, house, now, delivers: true });
  const { server } = simulator;
  if (!server.db.get('select 1 from person limit 1')) {
    simulator.person('lena.ortiz', 'Lena Ortiz');
    simulator.person('ben.ode', 'Ben Ode');
  }
  const appOf = (name: string) => server.db.get<App>('select * from app where name = ?', name) ?? simulator.app(name);
  return {
    stage: server,
    handle: simulator.handle,
    provide: ({ app: appName, name, handle }) => {
      const app = appOf(appName);
      const known = server.db.get<Token>('select * from token where app_id = ? order by issued_at limit 1', app.id);
      const personId = known?.person_id ?? newPerson(simulator, name, handle);
      const token = issueToken(server, { appId: app.id, personId, scopes, forMs: numbers.longTokenMs });
      return { settings: { token }, app: { appId: app.id, appSecret: app.secret, url: house.base } };
    },
    hear: async ({ app }, { address, word }) => void (await simulator.subscribe(appOf(app).id, address, word)),
    close: simulator.close,
  };
};

/** With something to answer. */
function newPerson({ server, person }: Simulator, name: string, handle: string): string {
  const username = freeName(
    handle,
    (one) => server.db.get('select 1 from person where username = ?', one) !== undefined,
  );
  const { id } = person(username, name);
  createPost(server, { authorId: id, text: `${name} is open on Saturdays from now on.` });
  return id;
}
