import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { readable } from '../forgiving.ts';
import { type Caller, call, PhoneNumber } from './api.ts';
import type { Token } from './token.ts';

export type Found = { number: PhoneNumber; businessAccountId: string };

const Numbers = z.looseObject({ data: readable(PhoneNumber) });
const Accounts = z.looseObject({ data: readable(z.looseObject({ id: z.string().min(1) })) });
const mostNumbers = 100;
const numberFields = 'id,display_phone_number,verified_name';

/** The numbers for which a token speaks, of one business account or of all that are known of it. */
export async function findNumbers(caller: Caller, token: Token, businessAccountId = ''): Promise<Found[]> {
  const ids = businessAccountId === '' ? await findAccounts(caller, token) : [businessAccountId];
  const all: Found[] = [];
  for (const id of ids) {
    const query = new URLSearchParams({ fields: numberFields, limit: String(mostNumbers) });
    const path = `/${encodeURIComponent(id)}/phone_numbers?${query}`;
    const { data } = await orNothing(call(caller, { method: 'GET', path, reply: Numbers }));
    all.push(...data.map((number) => ({ number, businessAccountId: id })));
  }
  return all;
}

async function findAccounts(caller: Caller, { businessAccountIds, userId }: Token): Promise<string[]> {
  if (businessAccountIds.length > 0 || userId === undefined) return businessAccountIds;
  const path = `/${encodeURIComponent(userId)}/assigned_whatsapp_business_accounts?fields=id`;
  const { data } = await orNothing(call(caller, { method: 'GET', path, reply: Accounts }));
  return data.map(({ id }) => id);
}

/** An account that shows nothing to this token must not keep the others from us. */
async function orNothing<T extends { data: unknown[] }>(asked: Promise<T>): Promise<T | { data: [] }> {
  try {
    return await asked;
  } catch (error) {
    const isHidden = error instanceof ConnectorError && ['permission', 'invalid_request', 'gone'].includes(error.kind);
    if (isHidden) return { data: [] };
    throw error;
  }
}

export function readNumber(caller: Caller, id: string): Promise<PhoneNumber> {
  const path = `/${encodeURIComponent(id)}?fields=${numberFields}`;
  return call(caller, { method: 'GET', path, reply: PhoneNumber });
}
