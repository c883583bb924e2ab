import pino from 'pino';
import { createFindHost } from '#connectors/host.ts';
import { createHttp } from '#connectors/http.ts';
import { reachableAs } from '#connectors/reachable.ts';
import { connectors } from '#connectors/registry.ts';
import type { Context } from '#server/context.ts';
import { openFiles } from '#server/files/open.ts';
import { createPictures } from '#server/pictures/pictures.ts';
import { readKey, secretBox } from '#server/secret-box.ts';
import { createPool } from '#server/understanding/pool.ts';
import type { OpenDatabase } from './open-database.ts';

/** What the features' own commands ask for; it says nothing on standard output. */
export function commandContext({ config, secrets, db }: OpenDatabase): Context {
  return {
    config,
    db,
    log: pino({ level: 'warn' }, pino.destination(2)),
    secretBox: secretBox(readKey(config.dataDir, secrets.key)),
    files: openFiles(config, secrets.bucket),
    pictures: createPictures(),
    connectors: reachableAs(connectors, config.publicUrl),
    http: createHttp({ allowLoopback: config.allowLoopback, userAgent: 'Earshot command line' }),
    findHost: createFindHost({ allowLoopback: config.allowLoopback }),
    understanding: createPool(),
    now: () => new Date(),
  };
}
