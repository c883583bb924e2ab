import type { Headroom, Session } from '#connectors/session.ts';
import { call, callerOf } from '../api.ts';
import { PublishingLimit } from '../shapes.ts';
import { orNothing } from './lists.ts';

/** What is left of the posts and replies of a day; empty where it may not be asked for. */
export function readHeadroom(session: Session): Promise<Headroom[]> {
  const fields = 'quota_usage,config,reply_quota_usage,reply_config';
  const path = '/me/threads_publishing_limit';
  return orNothing(
    call(callerOf(session), { method: 'GET', path, query: { fields }, reply: PublishingLimit }).then(({ data }) =>
      data.flatMap(({ quota_usage, config, reply_quota_usage, reply_config }) => [
        ...leftOf('posts', quota_usage, config?.quota_total),
        ...leftOf('replies', reply_quota_usage, reply_config?.quota_total),
      ]),
    ),
  );
}

function leftOf(of: string, used: number | undefined, total: number | undefined): Headroom[] {
  if (used === undefined || total === undefined) return [];
  const left = Math.max(total - used, 0);
  return [{ of, share: Math.min(left / total, 1), left }];
}
