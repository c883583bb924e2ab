import * as z from 'zod';
import type { Lack } from '../connecting.ts';
import { ConnectorError } from '../connector-error.ts';
import { forgiving } from '../forgiving.ts';
import type { InboundItem, Parsed } from '../inbound.ts';
import type { Kept, Session } from '../session.ts';
import { type Caller, callerFor } from './call.ts';
import { list } from './lists.ts';
import { skipped, told } from './parsed.ts';
import { Id } from './shapes.ts';

/** Asked for in the dialog beside what is needed; who leaves it out hears of advertisements by the webhook alone. */
export const adsScope = 'ads_read';

/** Advertisements are read anew so often; the comments under the newest of them with every poll. */
const rereadMs = 60 * 60_000;
const mostWatched = 25;

/** An advertisement as the Marketing API shows it: the post on Facebook and the one on Instagram that it shows. */
const Ad = z.looseObject({
  ...{ id: Id, name: z.string().catch('') },
  campaign: forgiving(z.looseObject({ name: z.string().catch('') })),
  adset: forgiving(
    z.looseObject({
      targeting: forgiving(
        z.looseObject({ geo_locations: forgiving(z.looseObject({ countries: z.array(z.string()).catch([]) })) }),
      ),
    }),
  ),
  creative: forgiving(
    z.looseObject({ effective_object_story_id: forgiving(Id), effective_instagram_media_id: forgiving(Id) }),
  ),
});
const fields =
  'id,name,campaign{name},adset{targeting{geo_locations{countries}}},creative{effective_object_story_id,effective_instagram_media_id}';

/** What is kept of the permission: advertisements are the person's to read, so it is their token and not the page's. */
export function adsKept(given: readonly string[], userToken: string): Kept {
  const isGiven = given.includes(adsScope);
  return { settings: { ads: isGiven ? 'yes' : 'no' }, secrets: isGiven ? { adsToken: userToken } : {} };
}

export const adsLacks = ({ ads }: Record<string, string>): readonly Lack[] =>
  ads === 'no' ? [{ scope: adsScope, asks: 'ads' }] : [];

/** One advertisement with the post that it shows, as it was read. */
export const ReadAd = z.object({ post: z.string().min(1), ad: z.unknown() });
export type ReadAd = z.output<typeof ReadAd>;

/** When advertisements were read, and what was told of each post. */
const Watched = z.object({ readAt: z.number(), known: z.record(z.string(), z.string()) });
const InCursor = z.looseObject({ ads: Watched });
type Watched = z.output<typeof Watched>;

type AdsSeen = { posts: string[]; fresh: ReadAd[]; ads: Watched };

/** The posts that advertisements show, and what is new of these. `postOf` picks the one on this network, if it is ours. */
export async function watchAds(
  network: string,
  session: Session,
  cursor: string | null,
  postOf: (story: { onFacebook: string | undefined; onInstagram: string | undefined }) => string | undefined,
): Promise<AdsSeen> {
  const before = readWatched(cursor);
  const now = session.now().getTime();
  const { adsToken } = session.secrets;
  const unchanged = { posts: Object.keys(before.known), fresh: [], ads: before };
  if (adsToken === undefined || now - before.readAt < rereadMs) return unchanged;
  const found = await readAll(callerFor(network, session.app ?? {}, adsToken, session));
  if (found === null) return { ...unchanged, ads: { ...before, readAt: now } };
  const all = found.flatMap((json): ReadAd[] => {
    const { creative } = Ad.safeParse(json).data ?? {};
    const [onFacebook, onInstagram] = [creative?.effective_object_story_id, creative?.effective_instagram_media_id];
    const post = postOf({ onFacebook, onInstagram });
    return post === undefined ? [] : [{ post, ad: json }];
  });
  const watched = all.slice(0, mostWatched);
  const print = ({ post, ad }: ReadAd) => JSON.stringify(parseAd(ad, post));
  return {
    posts: watched.map(({ post }) => post),
    fresh: watched.filter((one) => before.known[one.post] !== print(one)),
    ads: { readAt: now, known: Object.fromEntries(watched.map((one) => [one.post, print(one)])) },
  };
}

/** Null where the permission is over or the account has none: that must not keep everything else from us. */
async function readAll(caller: Caller): Promise<unknown[] | null> {
  const once = () => false;
  try {
    const accounts = await list(caller, { path: '/me/adaccounts', fields: 'id' }, once);
    const all: unknown[] = [];
    for (const { id } of accounts.flatMap((one) => z.looseObject({ id: Id }).safeParse(one).data ?? []))
      all.push(...(await list(caller, { path: `/${encodeURIComponent(id)}/ads`, fields }, once)));
    return all;
  } catch (error) {
    const isWithheld =
      error instanceof ConnectorError && ['auth_expired', 'permission', 'invalid_request', 'gone'].includes(error.kind);
    if (isWithheld) return null;
    throw error;
  }
}

function readWatched(cursor: string | null): Watched {
  try {
    return InCursor.parse(JSON.parse(cursor ?? '')).ads;
  } catch {
    return { readAt: 0, known: {} };
  }
}

/** What it says of the post that it shows; null for what cannot be read. */
function parseAd(json: unknown, post: string): Extract<InboundItem, { kind: 'ad' }> | null {
  const { data } = Ad.safeParse(json);
  if (!data) return null;
  const markets = data.adset?.targeting?.geo_locations?.countries ?? [];
  return {
    ...{ kind: 'ad', externalId: post, adId: data.id, markets },
    ...(data.name && { name: data.name }),
    ...(data.campaign?.name && { campaign: data.campaign.name }),
  };
}

export function readAd({ post, ad }: ReadAd): Parsed {
  const item = parseAd(ad, post);
  return item ? told(item) : skipped('unreadable advertisement');
}
