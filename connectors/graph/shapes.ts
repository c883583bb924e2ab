import * as z from 'zod';
import { forgiving, readable } from '../forgiving.ts';

/** Ids come as text and, in some fields, as numbers. */
export const Id = z.union([z.string().min(1), z.number()]).transform(String);
export const Moment = z.union([z.number(), z.string()]);

export const GraphRefusal = z.looseObject({
  error: z.looseObject({
    code: z.number().catch(0),
    error_subcode: z.number().catch(0),
    message: z.string().catch(''),
  }),
});
export const FlatRefusal = z.looseObject({ error_message: z.string() });
export const Usage = z.record(
  z.string(),
  z.array(z.looseObject({ estimated_time_to_regain_access: z.number().catch(0) })).catch([]),
);

export const Done = z.looseObject({ success: z.literal(true) });
export const Made = z.looseObject({ id: Id });
export const Subscribed = z.looseObject({
  data: z.array(z.looseObject({ id: Id, subscribed_fields: z.array(z.string()).catch([]) })).catch([]),
});
export const SentMessage = z.looseObject({ recipient_id: forgiving(Id), message_id: z.string().min(1) });
export const Uploaded = z.looseObject({ attachment_id: Id });
export const Token = z.looseObject({ access_token: z.string().min(1) });
/** What a token is good for, told to its app. */
export const Inspected = z.looseObject({
  data: z.looseObject({
    ...{ is_valid: z.boolean().catch(false), scopes: z.array(z.string()).catch([]) },
    // In seconds; 0 for never.
    ...{ expires_at: forgiving(z.number()), data_access_expires_at: forgiving(z.number()) },
    user_id: forgiving(Id),
    /** Where a permission was given for some things only: their ids. */
    granular_scopes: readable(z.looseObject({ scope: z.string(), target_ids: z.array(Id).catch([]) })),
  }),
});

/** A list; only without `next` it is at its end. */
export const Edge = z.looseObject({
  data: z.array(z.unknown()),
  paging: forgiving(
    z.looseObject({ next: forgiving(z.string()), cursors: forgiving(z.looseObject({ after: forgiving(z.string()) })) }),
  ),
});
export type Edge = z.output<typeof Edge>;
