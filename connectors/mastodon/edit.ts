import * as z from 'zod';
import { ConnectorError } from '../connector-error.ts';
import { measure } from '../measure.ts';
import type { Session } from '../session.ts';
import { call, callerOf } from './api.ts';
import { isNamed, namesOf, textLimit, tooLong } from './limits.ts';
import { statusPath } from './poll/watch.ts';
import { Status } from './shapes.ts';

const Source = z.looseObject({ text: z.string(), spoiler_text: z.string().catch('') });

/** Puts other words in place of ours; the names before them, the content warning and the images stay. */
export async function edit(session: Session, message: { externalId: string; text: string }): Promise<void> {
  const { max, unit } = textLimit(session.settings);
  if (measure(message.text, unit) > max) throw tooLong(max);
  const caller = callerOf(session);
  const path = statusPath(message.externalId);
  const [before, standing] = await Promise.all([
    call(caller, { method: 'GET', path: `${path}/source`, reply: Source }),
    call(caller, { method: 'GET', path, reply: Status }),
  ]);
  if (standing.account.id !== session.account.externalId)
    throw new ConnectorError('permission', 'Mastodon lets only its author change a post.');
  const readers = [...(/^(?:@\S+\s+)+/.exec(before.text)?.[0].matchAll(/@(\S+)/g) ?? [])].map(
    ([, handle = '']) => handle,
  );
  const status = namesOf(readers.filter((handle) => !isNamed(message.text, handle))) + message.text;
  if (status === before.text) return;
  if (measure(status, unit) + measure(before.spoiler_text, unit) > max) throw tooLong(max);
  const { sensitive, language, media_attachments: media } = standing;
  await call(caller, {
    method: 'PUT',
    path,
    // What is left out here is taken away there.
    json: {
      ...{ status, spoiler_text: before.spoiler_text, sensitive, media_ids: media.map(({ id }) => id) },
      ...(language && { language }),
    },
    reply: Status,
  });
}
