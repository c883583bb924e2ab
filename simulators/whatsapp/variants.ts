import * as z from 'zod';
import type { Server } from './store.ts';

/** What differs from day to day, and between accounts; each is a switch. The first value is the usual way. */
export const Variants = z.object({
  /** What cannot be delivered is refused in the answer; else in a status that follows. */
  failsAtOnce: z.boolean().default(false),
  /** One message in six seconds to one person. */
  limitsPairs: z.boolean().default(false),
  mediaUrlMs: z.int().min(0).default(300_000),
});
export type Variants = z.output<typeof Variants>;

const key = 'variants';

export function getVariants({ db }: Server): Variants {
  const row = db.get<{ value: string }>('select value from instance where key = ?', key);
  return Variants.parse(row ? JSON.parse(row.value) : {});
}

export function changeVariants(server: Server, change: Partial<Variants>): void {
  const variants = Variants.parse({ ...getVariants(server), ...change });
  server.db.run('insert or replace into instance (key, value) values (?, ?)', key, JSON.stringify(variants));
}
