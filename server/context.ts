import type { Logger } from 'pino';
import type { Connector } from '#connectors/connector.ts';
import type { FindHost, Http } from '#connectors/session.ts';
import type { Config } from './config.ts';
import type { Database } from './db/client.ts';
import type { FileStore } from './files/store.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { Practised } from './practised.ts';
import type { SecretBox } from './secret-box.ts';
import type { Pool } from './understanding/pool.ts';

/** What every part of the program may reach for, built once in main.ts. */
export type Context = {
  config: Config;
  db: Database;
  log: Logger;
  /** Encrypts tokens and other secrets at rest. */
  secretBox: SecretBox;
  /** Attachments. */
  files: FileStore;
  /** Draws pictures of strangers again, in a process of its own. */
  pictures: Pictures;
  connectors: readonly Connector[];
  /** The guarded way out. */
  http: Http;
  /** Networks of others, played for practice; absent where none is. */
  practised?: Practised;
  /** The guarded way to a server that is not spoken to over HTTP. */
  findHost: FindHost;
  /** Threads that judge messages. */
  understanding: Pool;
  now: () => Date;
};
