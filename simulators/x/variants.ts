import * as z from 'zod';
import type { Server } from './store.ts';

/** How an account's access differs and how the network may behave; each is a switch. */
export const Variants = z.object({
  access: z.enum(['self-serve', 'enterprise']).default('self-serve'),
  /** Which words it takes and answers with: those of the description 2.167, or those before it. */
  dialect: z.enum(['posts', 'tweets']).default('posts'),
  /** The limits of calls are so many times what X allows. */
  patience: z.int().min(1).default(1),
  /** The paid use is used up. */
  isCapped: z.boolean().default(false),
  /** So often a film is looked at before it is ready; `null` and it can never be shown. */
  filmLooks: z.int().nonnegative().nullable().default(1),
  /** What is due to webhooks is lost. */
  losesWebhooks: z.boolean().default(false),
});
export type Variants = z.output<typeof Variants>;

const key = 'variants';

export function getVariants({ db }: Server): Variants {
  const row = db.get<{ value: string }>('select value from instance where key = ?', key);
  return Variants.parse(row ? JSON.parse(row.value) : {});
}

export function changeVariants(server: Server, change: Partial<Variants>): Variants {
  const variants = Variants.parse({ ...getVariants(server), ...change });
  server.db.run('insert or replace into instance (key, value) values (?, ?)', key, JSON.stringify(variants));
  return variants;
}
