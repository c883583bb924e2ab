import type * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { type Caller, call } from './call.ts';
import { momentOf } from './ids.ts';
import { Edge } from './shapes.ts';

/** Something that was listed, as it was listed; `at` in ms. */
export type Found = { id: string; at: number; json: unknown };

const pageSize = 50;
const mostPages = 10;

type List = { path: string; fields: string; more?: Record<string, string> };

/** Reads a list, newest first, as long as `goesOn` says so of a page of it. */
export async function list(
  caller: Caller,
  { path, fields, more = {} }: List,
  goesOn: (data: unknown[]) => boolean,
): Promise<unknown[]> {
  const all: unknown[] = [];
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { fields, limit: String(pageSize), ...more, ...(after !== undefined && { after }) };
    const { data, paging } = await call(caller, { method: 'GET', path, query, reply: Edge });
    all.push(...data);
    after = paging?.next === undefined ? undefined : paging.cursors?.after;
    if (after === undefined || !goesOn(data)) break;
  }
  return all;
}

export const timeOf = (told: number | string | undefined): number => momentOf(told)?.getTime() ?? 0;

/** Those that can be read, with when they were written. What cannot is found by nobody and stands in no ledger. */
export function found<T>(
  schema: z.ZodType<T>,
  keyOf: (one: T) => { id: string; at: number | string | undefined },
  data: readonly unknown[],
): (Found & { read: T })[] {
  return data.flatMap((json) => {
    const { data: read } = schema.safeParse(json);
    if (read === undefined) return [];
    const { id, at } = keyOf(read);
    return [{ id, at: timeOf(at), json, read }];
  });
}

/** Not every account has such a list to give; that must not keep the others from us. */
export async function orElse<T>(reading: Promise<T>, nothing: T): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ConnectorError && ['permission', 'invalid_request', 'gone'].includes(error.kind))
      return nothing;
    throw error;
  }
}
