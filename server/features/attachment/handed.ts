import * as z from 'zod';
import { getHandedFile } from '#contract/attachment.ts';
import type { Context } from '#server/context.ts';
import { notFound } from '#server/errors.ts';
import type { WorkspaceId } from '#server/http/viewer.ts';

const purpose = 'handed file';
/** A network fetches at once, or again when it works through what it could not get. */
const handedForMs = 3_600_000;

const Handed = z.object({ workspaceId: z.uuid(), attachmentId: z.uuid(), network: z.string(), until: z.number() });
export type Handed = { workspaceId: WorkspaceId; attachmentId: string; network: string };

/** Where a network can fetch a file of an answer for an hour; undefined where nobody can reach us. */
export function addressOf(
  { config, secretBox, now }: Pick<Context, 'config' | 'secretBox' | 'now'>,
  handed: Handed,
): string | undefined {
  if (config.publicUrl === undefined) return undefined;
  const sealed = secretBox.seal({ ...handed, until: now().getTime() + handedForMs }, purpose);
  return `${config.publicUrl}${getHandedFile.path}?${new URLSearchParams({ token: sealed.toString('base64url') })}`;
}

/** Whose file a token is for. Throws `not_found` for one that is not ours or has run out. */
export function readToken({ secretBox, now }: Pick<Context, 'secretBox' | 'now'>, token: string): Handed {
  const { until, workspaceId, ...rest } = opened(secretBox, token);
  if (until < now().getTime()) throw notFound('attachment');
  // Only we can seal it, and we named the workspace.
  return { ...rest, workspaceId: workspaceId as WorkspaceId };
}

function opened(secretBox: Context['secretBox'], token: string): z.output<typeof Handed> {
  try {
    return Handed.parse(secretBox.open(Buffer.from(token, 'base64url'), purpose));
  } catch {
    throw notFound('attachment');
  }
}
