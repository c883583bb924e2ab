import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Tx } from '#server/db/client.ts';
import { systemActor, type WorkspaceId } from '#server/http/viewer.ts';
import { startTestApp, type TestApp } from '#test/app.ts';
import { aWorkspace } from '#test/factories/people.ts';
import { record, recordAfter } from './record.ts';

let app: TestApp;
let workspaceId: WorkspaceId;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  workspaceId = await aWorkspace(app.context.db);
});

const rename = (tx: Tx, to: string) => {
  const subject = { kind: 'workspace', id: workspaceId };
  record(tx, { type: 'workspace.renamed', at: new Date(), actor: systemActor, subject, detail: { from: '', to } });
};
const inTx = <T>(work: (tx: Tx) => Promise<T>) => app.context.db.inWorkspace(workspaceId, work);
const countRenamed = async () =>
  (await inTx((tx) => tx.selectFrom('event').select('id').where('type', '=', 'workspace.renamed').execute())).length;

test('what is still under way when the work ends records into the same transaction', async () => {
  await inTx(async (tx) => {
    rename(tx, 'first');
    recordAfter(
      tx,
      wait(20).then(() => rename(tx, 'late')),
    );
  });

  expect(await countRenamed()).toBe(2);
});

test('what fails while nobody waits for it fails its transaction, with events or without', async () => {
  const fail = (tx: Tx) =>
    recordAfter(
      tx,
      wait(20).then(() => Promise.reject(new Error('overtaken'))),
    );
  await expect(
    inTx(async (tx) => {
      rename(tx, 'never');
      fail(tx);
    }),
  ).rejects.toThrow('overtaken');
  await expect(inTx(async (tx) => fail(tx))).rejects.toThrow('overtaken');

  expect(await countRenamed()).toBe(0);
});
