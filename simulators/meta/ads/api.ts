import type { Answer, Call, Route } from '#sandbox/router.ts';
import { tokenOf } from '../access.ts';
import { createMedia } from '../instagram/media.ts';
import { createPost } from '../pages/objects.ts';
import { newId, refuse, type Server } from '../store.ts';

type Ad = {
  id: string;
  person_id: string;
  name: string;
  campaign: string;
  countries: string;
  story_id: string | null;
  media_id: string | null;
};
type Wanted = {
  personId: string;
  name: string;
  campaign: string;
  countries: readonly string[];
  on: { pageId: string } | { instagramId: string };
};

/** A person shows a post that stands on no wall; answers its id. */
export function advertise(server: Server, { personId, name, campaign, countries, on }: Wanted): string {
  const id = newId(server.now());
  const postId =
    'pageId' in on ? unpublished(server, on.pageId, name) : shownOnInstagram(server, on.instagramId, id, name);
  server.db.run(
    'insert into ad values (?, ?, ?, ?, ?, ?, ?)',
    ...[id, personId, name, campaign, countries.join(',')],
    ...('pageId' in on ? [postId, null] : [null, postId]),
  );
  return postId;
}

function unpublished(server: Server, pageId: string, text: string): string {
  const { id } = createPost(server, { pageId, authorId: pageId, text });
  server.db.run('update object set published = 0 where id = ?', id);
  return id;
}

const shownOnInstagram = (server: Server, ownerId: string, adId: string, caption: string): string =>
  createMedia(server, { ownerId, caption, kind: 'AD', ad_id: adId, ad_title: caption }).id;

/** The Marketing API, as far as it tells of what is shown. */
export function adRoutes(server: Server): Route[] {
  return [
    { method: 'GET', path: '/:version/me/adaccounts', answer: (call) => accounts(server, call) },
    { method: 'GET', path: '/:version/:id/ads', answer: (call) => ads(server, call) },
  ];
}

/** Whoever shows advertisements has one account; a token of a page sees none. */
function personOf(server: Server, call: Call): string {
  const { person_id, page_id, scopes } = tokenOf(server, call);
  if (page_id !== null || !scopes.split(',').includes('ads_read'))
    throw refuse('no_permission', '(#200) Ad account owner has NOT grant ads_management or ads_read permission');
  return person_id;
}

function accounts(server: Server, call: Call): Answer {
  return { body: { data: [{ id: `act_${personOf(server, call)}` }] } };
}

function ads(server: Server, call: Call): Answer {
  const personId = personOf(server, call);
  if (call.params.id !== `act_${personId}`) throw refuse('gone', 'Unsupported get request.');
  const all = server.db.all<Ad>('select * from ad where person_id = ? order by id desc', personId);
  return { body: { data: all.map(adJson) } };
}

const adJson = ({ id, name, campaign, countries, story_id, media_id }: Ad): object => ({
  ...{ id, name, campaign: { id: `c${id}`, name: campaign } },
  adset: { id: `s${id}`, targeting: { geo_locations: { countries: countries.split(',').filter(Boolean) } } },
  creative: {
    id: `x${id}`,
    ...(story_id !== null && { effective_object_story_id: story_id }),
    ...(media_id !== null && { effective_instagram_media_id: media_id }),
  },
});
