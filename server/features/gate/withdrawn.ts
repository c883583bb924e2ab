import type { ConsentPurpose } from '#contract/consent.ts';
import type { ConsentStanding } from '#server/features/contact/queries.ts';

type Asked = { way: keyof ConsentStanding['last']; purpose: ConsentPurpose };

/** Whether somebody took back what they are written to for; who writes to us after a STOP wants an answer again. Pure. */
export function isWithdrawn({ heardAt, last }: ConsentStanding, { way, purpose }: Asked): boolean {
  const said = last[way][purpose];
  if (said === null || said.given) return false;
  return purpose !== 'service' || heardAt === null || heardAt <= said.at;
}

/** Whether they wrote so lately that something of ours answers it, here or in the matter that goes on here. Pure. */
export function isExpected({ heardAt, askedAt, windowMs }: ConsentStanding, now: Date): boolean {
  return [heardAt, askedAt].some((at) => at !== null && now.getTime() - at.getTime() <= windowMs);
}
