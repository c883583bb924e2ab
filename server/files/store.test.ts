import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '#server/config.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';
import { openS3, type S3 } from '#test/s3.ts';
import { openFiles } from './open.ts';
import type { FileStore } from './store.ts';

const workspaceId = '01900000-0000-7000-8000-000000000001' as WorkspaceId;
const other = '01900000-0000-7000-8000-000000000002' as WorkspaceId;
const bytes = new TextEncoder().encode('a picture of a box');

let dataDir: string;
let s3: S3;
beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'earshot-files-'));
  s3 = await openS3();
});
afterAll(async () => {
  await s3.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The store that the program opens with these settings. */
function open(environment: Record<string, string>): FileStore {
  const { config, secrets } = readConfig({ EARSHOT_DATA: dataDir, ...environment });
  return openFiles(config, secrets.bucket);
}
const onDisk = () => readdirSync(dataDir, { recursive: true, encoding: 'utf8' });

describe.each([
  { place: 'the data folder', settings: () => ({}), names: () => onDisk().filter((name) => /[0-9a-f]{64}/.test(name)) },
  { place: 'a bucket', settings: () => s3.environment, names: () => [...s3.objects.keys()] },
])('files in $place', ({ settings, names }) => {
  test('are kept once for each workspace, read whole and in part, and deleted for good', async () => {
    const files = open(settings());
    const sha256 = await files.keep(workspaceId, bytes);
    expect(await files.keep(workspaceId, bytes)).toBe(sha256);
    await files.keep(other, bytes);

    expect(names()).toHaveLength(2);
    expect(
      names().filter((name) => name.endsWith(`attachments/${workspaceId}/${sha256.slice(0, 2)}/${sha256}`)),
    ).toHaveLength(1);
    expect(Buffer.from(await files.read(workspaceId, sha256))).toEqual(Buffer.from(bytes));
    const part = await files.stream(workspaceId, sha256, { start: 2, end: 8 });
    expect(part && (await text(part))).toBe('picture');

    await files.delete(workspaceId, sha256);
    await files.delete(workspaceId, sha256);
    expect(await files.stream(workspaceId, sha256)).toBeNull();
    await expect(files.read(workspaceId, sha256)).rejects.toThrow();
    await files.delete(other, sha256);
    expect(names()).toEqual([]);
  });

  test('hold the small copy of a picture beside it, and lose both at once', async () => {
    const files = open(settings());
    const sha256 = await files.keep(workspaceId, bytes);
    expect(await files.readSmall(workspaceId, sha256)).toBeNull();
    await files.keepSmall(workspaceId, sha256, bytes.subarray(2, 9));
    await files.keepSmall(workspaceId, sha256, bytes.subarray(2, 9));

    expect(Buffer.from((await files.readSmall(workspaceId, sha256)) ?? []).toString()).toBe('picture');
    expect(names()).toHaveLength(2);
    await files.delete(workspaceId, sha256);
    expect(names()).toEqual([]);
  });

  test('hold what is empty and what is large', async () => {
    const files = open(settings());
    for (const size of [0, 3_000_000]) {
      const sha256 = await files.keep(workspaceId, new Uint8Array(size));
      expect((await files.read(workspaceId, sha256)).length).toBe(size);
      await files.delete(workspaceId, sha256);
    }
  });
});

describe('a bucket', () => {
  test('that is busy is asked again', async () => {
    const files = open(s3.environment);
    s3.failNext(2);

    const sha256 = await files.keep(workspaceId, bytes);

    expect(s3.objects.size).toBe(1);
    await files.delete(workspaceId, sha256);
  });

  test.each([
    [{ EARSHOT_S3_SECRET_KEY: 'wrong' }, 'SignatureDoesNotMatch'],
    [{ EARSHOT_S3_ACCESS_KEY: 'WRONG' }, 'InvalidAccessKeyId'],
    [{ EARSHOT_S3_BUCKET: 'another' }, 'NoSuchBucket'],
  ])('that refuses %j says so, and nothing counts as kept', async (wrong, code) => {
    await expect(open({ ...s3.environment, ...wrong }).keep(workspaceId, bytes)).rejects.toThrow(code);

    expect(s3.objects.size).toBe(0);
  });

  test('that is named in part is refused at the start', () => {
    expect(() => open({ EARSHOT_S3_BUCKET: 'acme' })).toThrow(/EARSHOT_S3_ENDPOINT and EARSHOT_S3_ACCESS_KEY/);
  });
});
