import * as z from 'zod';
import { Subscription } from './push.ts';

/** Where a person is reached, as it stands sealed in its row. */
export const OwnAddress = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('push'), subscription: Subscription }),
  z.object({ kind: z.literal('sms'), number: z.string() }),
  z.object({ kind: z.literal('chat'), service: z.enum(['slack', 'teams']), url: z.string() }),
]);
export type OwnAddress = z.output<typeof OwnAddress>;

/** What the secret is sealed for: it opens only in its own row. */
export const ownWayPurpose = (workspaceId: string, ownWayId: string) => `own way ${workspaceId} ${ownWayId}`;
