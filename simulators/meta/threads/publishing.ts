import type { Answer, Call } from '#sandbox/router.ts';
import { readForm } from '../../form.ts';
import { newId } from '../store.ts';
import { speakerOf } from './access.ts';
import { numbers } from './numbers.ts';
import { createPost, getPost, type Media, type Post } from './posts.ts';
import { ago, refuse, type Server } from './store.ts';

type Container = {
  id: string;
  person_id: string;
  kind: string;
  text: string;
  media: string;
  reply_to: string | null;
  looked: number;
  created_at: string;
  published_id: string | null;
  problem: string | null;
};

/** The first of two steps: nobody sees a container yet. */
export async function createContainer(server: Server, call: Call): Promise<Answer> {
  const { person_id } = speakerOf(server, call, 'threads_content_publish');
  const form = await readForm(call.request);
  const [kind, text, replyTo] = [form.text('media_type') ?? '', form.text('text') ?? '', form.text('reply_to_id')];
  refuseText(text);
  if (replyTo !== null) {
    speakerOf(server, call, 'threads_manage_replies');
    getPost(server, replyTo);
  }
  const asked = {
    url: form.text(kind === 'VIDEO' ? 'video_url' : 'image_url'),
    alt: form.text('alt_text') ?? '',
  };
  const { media, problem } = await mediaOf(server, kind, form.text('children'), asked);
  if (kind === 'TEXT' && text.trim() === '') throw refuse('bad_parameter', 'Param text is required for text posts');
  const id = newId(server.now());
  server.db.run(
    'insert into container (id, person_id, kind, text, media, reply_to, created_at, problem) values (?, ?, ?, ?, ?, ?, ?, ?)',
    ...[id, person_id, kind, text, JSON.stringify(media), replyTo, server.now().toISOString(), problem],
  );
  return { body: { id } };
}

/** In the network's own count: code points, and each emoji as long as its bytes. */
function refuseText(text: string): void {
  const signs = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) =>
    /\p{Emoji_Presentation}|\p{Emoji}\uFE0F/u.test(segment) ? Buffer.byteLength(segment) : [...segment].length,
  );
  const length = signs.reduce((sum, one) => sum + one, 0);
  if (length > numbers.textCharacters) throw refuse('bad_parameter', 'Param text must be at most 500 characters long.');
  const links = new Set(text.match(/https?:\/\/\S+/g) ?? []);
  if (links.size > numbers.links) throw refuse('bad_parameter', 'THApiException: at most 5 links are allowed per post');
}

type Asked = { url: string | null; alt: string };
/** `problem`: why a file could not be used, as the container tells when it is looked at. */
type Got = { media: Media[]; problem: string | null };

async function mediaOf(server: Server, kind: string, children: string | null, { url, alt }: Asked): Promise<Got> {
  if (kind === 'TEXT') return { media: [], problem: null };
  if ((kind === 'IMAGE' || kind === 'VIDEO') && url !== null && URL.canParse(url)) {
    const kept = await fetchFile(server, url, types[kind]);
    return 'problem' in kept ? { media: [], ...kept } : { media: [{ kind, url: kept.url, alt }], problem: null };
  }
  if (kind !== 'CAROUSEL') throw refuse('bad_parameter', 'Param media_type or the address of the media is not valid');
  const ids = (children ?? '').split(',').filter(Boolean);
  const { least, most } = numbers.carousel;
  if (ids.length < least || ids.length > most)
    throw refuse('bad_parameter', `A carousel has ${least} to ${most} children`);
  const parts = ids.map((id) => getContainer(server, id));
  if (parts.some(({ looked, problem }) => looked < 2 || problem !== null))
    throw refuse('bad_parameter', 'Param children: not every child is ready');
  return { media: parts.flatMap(({ media }) => JSON.parse(media) as Media[]), problem: null };
}

const types = { IMAGE: ['image/jpeg', 'image/png'], VIDEO: ['video/mp4', 'video/quicktime'] } as const;

/** Threads comes for the file itself, and keeps a copy. */
async function fetchFile(
  server: Server,
  from: string,
  mimeTypes: readonly string[],
): Promise<{ url: string } | { problem: string }> {
  const reply = await server.fetch(from, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  const type = reply?.headers.get('content-type') ?? '';
  if (!reply?.ok) return { problem: 'FAILED_DOWNLOADING_MEDIA' };
  if (!mimeTypes.includes(type)) return { problem: 'UNSUPPORTED_FORMAT' };
  const id = newId(server.now());
  server.db.run('insert into media values (?, ?, ?)', id, type, new Uint8Array(await reply.arrayBuffer()));
  return { url: `${server.baseUrl()}/media/${id}` };
}

export const findContainer = (server: Server, id: string): Container | undefined =>
  server.db.get<Container>('select * from container where id = ?', id);

function getContainer(server: Server, id: string): Container {
  const row = findContainer(server, id);
  if (row && row.created_at > ago(server, numbers.containerMs)) return row;
  throw refuse('not_ready', 'The requested resource does not exist');
}

/** Media are fetched for a while: who asks for the first time hears that it is not done. */
export function containerStatus(server: Server, { id, kind, looked, published_id, problem }: Container): Answer {
  server.db.run('update container set looked = looked + 1 where id = ?', id);
  if (problem !== null) return { body: { id, status: 'ERROR', error_message: problem } };
  const isReady = kind === 'TEXT' || looked > 0;
  const status = published_id !== null ? 'PUBLISHED' : isReady ? 'FINISHED' : 'IN_PROGRESS';
  return { body: { id, status } };
}

/** The second step: it stands. */
export async function publish(server: Server, call: Call): Promise<Answer> {
  const { person_id } = speakerOf(server, call, 'threads_content_publish');
  const form = await readForm(call.request);
  const container = getContainer(server, form.text('creation_id') ?? '');
  const isReady = container.kind === 'TEXT' || container.looked > 1;
  if (container.person_id !== person_id || container.published_id !== null || !isReady)
    throw refuse('not_ready', 'Media ID is not available: the media is not ready for publishing');
  const used = usage(server, person_id);
  const isReply = container.reply_to !== null;
  if (isReply ? used.replies >= numbers.replies : used.posts >= numbers.posts)
    throw refuse('over_quota', 'Application request limit reached: too many posts in 24 hours');
  const { id } = createPost(server, {
    ...{ authorId: person_id, text: container.text, replyTo: container.reply_to },
    media: JSON.parse(container.media) as Media[],
  });
  server.db.run('update container set published_id = ? where id = ?', id, container.id);
  return { body: { id } };
}

function usage(server: Server, personId: string): { posts: number; replies: number } {
  const posts = server.db.all<Post>(
    'select * from post where author_id = ? and created_at > ?',
    ...[personId, ago(server, numbers.quotaMs)],
  );
  const replies = posts.filter(({ reply_to }) => reply_to !== null).length;
  return { posts: posts.length - replies, replies };
}

/** What is used of a day, as the API tells it. */
export function publishingLimit(server: Server, call: Call): Answer {
  const { person_id } = speakerOf(server, call, 'threads_content_publish');
  const { posts, replies } = usage(server, person_id);
  const config = (quota_total: number) => ({ quota_total, quota_duration: numbers.quotaMs / 1000 });
  const data = [
    {
      ...{ quota_usage: posts, config: config(numbers.posts) },
      ...{ reply_quota_usage: replies, reply_config: config(numbers.replies) },
    },
  ];
  return { body: { data } };
}
