import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { EventType } from '#contract/events.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aWorkspace } from '#test/factories/people.ts';
import { followAll } from './follow.ts';
import { record } from './record.ts';
import type { Subscriber } from './subscriber.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
});

const rename = (to: string) =>
  app.context.db.inWorkspace(workspaceId, async (tx) => {
    const subject = { kind: 'workspace', id: workspaceId };
    record(tx, { type: 'workspace.renamed', at: new Date(), actor: systemActor, subject, detail: { from: '', to } });
  });

const reader = (name: string, types: EventType[], handle: Subscriber['handle'] = async () => {}) => {
  const read: string[] = [];
  const subscriber: Subscriber = {
    name,
    types,
    handle: async (tx, events, now) => {
      read.push(...events.map(({ type }) => type));
      await handle(tx, events, now);
    },
  };
  return { subscriber, read };
};

async function places(): Promise<Map<string, number>> {
  const rows = await app.context.db.inWorkspace(workspaceId, (tx) =>
    tx.selectFrom('subscriber').select(['name', 'position']).where('workspace_id', '=', workspaceId).execute(),
  );
  return new Map(rows.map(({ name, position }) => [name, position]));
}

test('who wants an event reads it once, and all come to the end', async () => {
  const [wants, other] = [reader('wants', ['workspace.renamed']), reader('other', ['note.added'])];
  const follow = () => followAll(app.context, workspaceId, [wants.subscriber, other.subscriber]);
  // The first visit only begins.
  await follow();
  await rename('one');
  await follow();
  await follow();
  await rename('two');
  await follow();

  expect({ wants: wants.read, other: other.read }).toEqual({
    wants: ['workspace.renamed', 'workspace.renamed'],
    other: [],
  });
  expect(new Set((await places()).values()).size).toBe(1);
});

test('what one writes is read in the same visit by another that had nothing to read', async () => {
  const writes = reader('writes', ['workspace.renamed'], async (tx, _events, now) => {
    const subject = { kind: 'policy', id: null };
    record(tx, {
      type: 'policy.draft_discarded',
      at: now,
      actor: systemActor,
      subject,
      detail: { kind: 'triage', version: 1 },
    });
  });
  const waits = reader('waits', ['policy.draft_discarded']);
  // Before the one that writes, so that only a second look finds it.
  const follow = () => followAll(app.context, workspaceId, [waits.subscriber, writes.subscriber]);
  await follow();
  await follow();
  await rename('one');
  await follow();

  expect(waits.read).toEqual(['policy.draft_discarded']);
});

test('one that fails stays where it is and stops no other', async () => {
  const fails = reader('fails', ['workspace.renamed'], async () => {
    throw new Error('Not now.');
  });
  const other = reader('other', ['workspace.renamed']);
  const follow = () => followAll(app.context, workspaceId, [fails.subscriber, other.subscriber]);
  await follow();
  await rename('one');
  await follow();
  await follow();

  expect(fails.read).toEqual(['workspace.renamed', 'workspace.renamed']);
  expect(other.read).toEqual(['workspace.renamed']);
  const at = await places();
  expect(at.get('fails')).toBeLessThan(at.get('other') ?? 0);
});
