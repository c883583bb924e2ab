import * as z from 'zod/mini';
import { CurrencyCode, Id, Key } from './common.ts';
import { CallTarget } from './escalation.ts';
import { RoleKey } from './permissions.ts';

/** In the smallest coin of the policy's currency. */
const Minor = z.int().check(z.gte(0), z.lte(1_000_000_000_00));

/** Whom a limit is for. The nearest counts: a person's own, else their role's, else their tier's, else everyone's. */
export const Whose = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('everyone') }),
  z.object({ kind: z.literal('tier'), tier: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  z.object({ kind: z.literal('role'), role: RoleKey }),
  z.object({ kind: z.literal('agent'), agentId: Id }),
  z.object({ kind: z.literal('api_keys') }),
]);
export type Whose = z.output<typeof Whose>;

/** What somebody may promise without asking. */
export const AuthorityLimit = z.object({
  id: Key,
  whose: Whose,
  /** A category of the priority matrix; null for all. Of two limits of the same person the one of the category counts. */
  categoryId: z.nullable(Key),
  /** Null: without limit. */
  perReply: z.nullable(Minor),
  /** Of the last 24 hours; null: without limit. */
  perDay: z.nullable(Minor),
  mayReplace: z.boolean(),
  mayDate: z.boolean(),
});
export type AuthorityLimit = z.output<typeof AuthorityLimit>;

export const Authority = z.object({
  /** In which limits are set. */
  currency: CurrencyCode,
  /** What one unit of another currency is worth in it. Without a rate an amount is above every limit. */
  rates: z
    .array(z.object({ currency: CurrencyCode, rate: z.number().check(z.gt(0), z.lte(1_000_000)) }))
    .check(z.maxLength(200)),
  limits: z.array(AuthorityLimit).check(
    z.minLength(1),
    z.maxLength(200),
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length),
    z.refine((all) => all.some(({ whose, categoryId }) => whose.kind === 'everyone' && categoryId === null)),
  ),
  /** What becomes of a promise of money that names no amount. */
  unnamed: z.enum(['pass', 'warn', 'approval']),
  /** How long an approval may be given, and how long what was approved may leave, in minutes. */
  approvalMinutes: z.int().check(z.gte(15), z.lte(14 * 24 * 60)),
  /** Within how many open minutes somebody decides. */
  decideMinutes: z._default(z.int().check(z.gte(5), z.lte(14 * 24 * 60)), 60),
  /** So many open minutes before that who can decide is reminded; null for no reminder. */
  remindMinutes: z._default(z.nullable(z.int().check(z.gte(1), z.lte(14 * 24 * 60))), 15),
  /** Who is told beside them when nobody has decided by then. */
  lateTo: z._default(
    z.array(CallTarget).check(
      z.maxLength(10),
      z.refine((targets) => targets.every(({ kind }) => kind !== 'group')),
    ),
    [{ kind: 'leads' }],
  ),
});
export type Authority = z.output<typeof Authority>;

const whole = (amount: number) => amount * 100;
const limit = (id: string, whose: Whose, perReply: number | null, perDay: number | null): AuthorityLimit => ({
  id,
  whose,
  categoryId: null,
  perReply: perReply === null ? null : whole(perReply),
  perDay: perDay === null ? null : whole(perDay),
  mayReplace: true,
  mayDate: true,
});

/** What every workspace starts with. The rates are round figures of early 2026, to be replaced by one's own. */
export const defaultAuthority: Authority = {
  currency: 'EUR',
  rates: [
    { currency: 'USD', rate: 0.86 },
    { currency: 'GBP', rate: 1.15 },
    { currency: 'CHF', rate: 1.07 },
    { currency: 'JPY', rate: 0.0055 },
    { currency: 'CAD', rate: 0.62 },
    { currency: 'AUD', rate: 0.57 },
    { currency: 'SEK', rate: 0.09 },
    { currency: 'NOK', rate: 0.085 },
    { currency: 'DKK', rate: 0.134 },
    { currency: 'PLN', rate: 0.235 },
    { currency: 'CZK', rate: 0.041 },
    { currency: 'INR', rate: 0.0097 },
    { currency: 'BRL', rate: 0.16 },
    { currency: 'MXN', rate: 0.047 },
    { currency: 'CNY', rate: 0.121 },
    { currency: 'TRY', rate: 0.0205 },
    { currency: 'AED', rate: 0.235 },
    { currency: 'SAR', rate: 0.23 },
    { currency: 'EGP', rate: 0.018 },
  ],
  limits: [
    limit('everyone', { kind: 'everyone' }, 50, 200),
    limit('tier_2', { kind: 'tier', tier: 2 }, 150, 600),
    limit('tier_3', { kind: 'tier', tier: 3 }, 300, 1_200),
    limit('lead', { kind: 'role', role: 'lead' }, 1_000, 5_000),
    limit('owner', { kind: 'role', role: 'owner' }, null, null),
    limit('api_keys', { kind: 'api_keys' }, 0, 0),
  ],
  unnamed: 'warn',
  approvalMinutes: 24 * 60,
  decideMinutes: 60,
  remindMinutes: 15,
  lateTo: [{ kind: 'leads' }],
};
