import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#test/app.ts';
import { bigints, booleans, ints, texts, times, uuids } from './arrays.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function read(array: RawBuilder<unknown>): Promise<unknown> {
  const { rows } = await sql<{ it: unknown }>`select ${array} as it`.execute(app.context.db.kysely);
  return rows[0]?.it;
}

test('texts come back as they were, whatever stands in them', async () => {
  const all = [
    '',
    'NULL',
    'null',
    'a,b',
    '{c}',
    ' d ',
    'e"f',
    'g\\h',
    '\\"',
    '"\\n"',
    'i\nj\tk',
    'سلام 🙂',
    '$&',
    null,
  ];

  expect(await read(texts(all))).toEqual(all);
  expect(await read(texts([]))).toEqual([]);
});

test('times come back as they were, also of years that no message has', async () => {
  const common = ['2026-11-27T02:00:00.123Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z'];
  const far = ['+012345-07-08T09:00:00.000Z', '-000043-03-15T11:00:00.000Z', '0000-02-29T00:00:00.000Z'];
  const all = [...common, ...far].map((time) => new Date(time));

  const read = await sql<{ ms: (number | null)[] }>`
    select array(select extract(epoch from t) * 1000 from unnest(${times([...all, null])}) t)::float8[] as ms`.execute(
    app.context.db.kysely,
  );
  expect(read.rows[0]?.ms).toEqual([...all.map((time) => time.getTime()), null]);
});

test('ids, numbers and truths come back as they were', async () => {
  const ids = ['01a21acd-988a-704c-82e6-975b5473bd88', null];
  expect(await read(uuids(ids))).toEqual(ids);
  expect(await read(ints([1, -2, null]))).toEqual([1, -2, null]);
  expect(await read(booleans([true, false, null]))).toEqual([true, false, null]);
  const large = await sql<{ it: number }>`select (${bigints([2 ** 40])})[1] as it`.execute(app.context.db.kysely);
  expect(large.rows[0]?.it).toBe(2 ** 40);
});
