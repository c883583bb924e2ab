import type { Context } from '#server/context.ts';
import type { Database, Tx } from '#server/db/client.ts';
import { record } from '#server/events/record.ts';
import type { Actor, WorkspaceId } from '#server/http/viewer.ts';
import { maskText } from '#server/personal-data/mask-texts.ts';
import { appendHead, readHeads, signingKey } from './head-file.ts';
import { eventLine, type HeaderLine, type HeadLine, type Line, type StoredEvent } from './line.ts';
import { getHead, readChain } from './queries.ts';
import { signHead } from './signature.ts';
import { createVerifier, type Verdict } from './verify.ts';

/** Parsing and checking an export needs no database; the command line does it with these. */
export { HeadLine, Line } from './line.ts';
export { createVerifier, type Verdict } from './verify.ts';

/** Records that the chain is exported; by whom is in the event. */
export async function startExport(tx: Tx, actor: Actor, now: Date): Promise<void> {
  const { position } = await getHead(tx);
  const subject = { kind: 'workspace', id: tx.workspaceId };
  record(tx, { type: 'audit.exported', at: now, actor, subject, detail: { events: position + 1 } });
}

/**
 * The whole chain as it stands, as lines: header, signed heads, events. Call `startExport` first. What a reader may not see
 * in a detail is left out with it, as if it were erased: the chain holds all the same.
 */
export async function* exportLines(
  db: Database,
  workspaceId: WorkspaceId,
  dataDir: string,
  { now, seesSecrets }: { now: Date; seesSecrets: boolean },
): AsyncGenerator<Line> {
  const head = await db.inWorkspace(workspaceId, (tx) => getHead(tx));
  yield { kind: 'earshot.audit', v: 1, workspaceId, exportedAt: now.toISOString(), ...head } satisfies HeaderLine;
  yield* readHeads(dataDir, workspaceId);
  for await (const events of readChain(db, workspaceId, head.position))
    yield* events.map((event) => eventLine(seesSecrets ? event : withoutSecrets(event)));
}

function withoutSecrets(event: StoredEvent): StoredEvent {
  const hides = event.detail !== null && maskText(event.detail) !== event.detail;
  return hides ? { ...event, salt: null, detail: null } : event;
}

/** Checks the chain in the database against itself and against the heads signed outside it. */
export async function verifyWorkspace(db: Database, workspaceId: WorkspaceId, dataDir: string): Promise<Verdict> {
  const head = await db.inWorkspace(workspaceId, (tx) => getHead(tx));
  const verifier = createVerifier(workspaceId, readHeads(dataDir, workspaceId), head);
  for await (const events of readChain(db, workspaceId, Number.MAX_SAFE_INTEGER))
    for (const event of events) verifier.add(eventLine(event));
  return verifier.finish();
}

/** Signs the newest link and writes it outside the database; nothing when it is signed already. */
export async function signNewestHead(
  { db, config, secretBox }: Context,
  workspaceId: WorkspaceId,
  now: Date,
): Promise<HeadLine | null> {
  const head = await db.inWorkspace(workspaceId, (tx) => getHead(tx));
  if (head.position === 0 || readHeads(config.dataDir, workspaceId).at(-1)?.position === head.position) return null;
  const line = signHead(
    { kind: 'head', workspaceId, ...head, at: now.toISOString() },
    signingKey(config.dataDir, secretBox),
  );
  appendHead(config.dataDir, line);
  return line;
}
