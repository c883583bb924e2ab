import * as z from 'zod';
import { Refusal } from '#sandbox/network.ts';
import type { Answer, Call } from '#sandbox/router.ts';
import { readForm } from '../form.ts';
import { keyOf } from './json.ts';
import { blank, invalid } from './problems.ts';
import type { Reader } from './reader.ts';
import { type Server, snowflake } from './store.ts';
import { getVariants } from './variants.ts';

const mostPieceBytes = 5 * 1024 * 1024;

type Film = {
  id: string;
  account_id: string;
  category: string;
  mime_type: string;
  total: number;
  /** Null until it is whole. */
  looks_left: number | null;
  failed: number;
};

const Begun = z.strictObject({
  media_category: z.enum(['tweet_video', 'dm_video']),
  media_type: z.enum(['video/mp4', 'video/quicktime', 'video/webm']),
  total_bytes: z
    .int()
    .positive()
    .max(512 * 1024 * 1024),
});

/** The first of the steps in which a film comes. */
export async function begin(server: Server, call: Call, { account }: Reader): Promise<Answer> {
  const { media_category: category, media_type: type, total_bytes: total } = await call.json(Begun);
  const id = snowflake(server.now());
  server.db.run(
    'insert into film (id, account_id, category, mime_type, total) values (?, ?, ?, ?, ?)',
    ...[id, account.id, category, type, total],
  );
  return { body: { data: { id, media_key: keyOf(id), expires_after_secs: 86_400 } } };
}

export async function append(server: Server, call: Call, { account }: Reader): Promise<Answer> {
  const film = getFilm(server, call.params.id ?? '', account.id);
  const form = await readForm(call.request);
  const [file, n] = [form.file('media'), Number(form.text('segment_index') ?? Number.NaN)];
  if (!file || !Number.isInteger(n) || n < 0 || n > 999) throw invalid('media, segment_index: are required');
  if (file.bytes.length > mostPieceBytes) throw new Refusal(413, blank, 'The media is too large.');
  server.db.run('insert or replace into piece (film_id, n, bytes) values (?, ?, ?)', film.id, n, file.bytes);
  return { body: { data: { expires_at: Math.floor(server.now().getTime() / 1000) + 86_400 } } };
}

/** The last: what came must be whole, and then X works on it. */
export function end(server: Server, { params }: Call, { account }: Reader): Answer {
  const film = getFilm(server, params.id ?? '', account.id);
  const pieces = server.db.all<{ bytes: Uint8Array }>('select bytes from piece where film_id = ? order by n', film.id);
  const bytes = Buffer.concat(pieces.map((one) => one.bytes));
  if (bytes.length !== film.total) throw invalid('Segments do not add up to provided total file size.');
  const { filmLooks } = getVariants(server);
  const failed = filmLooks === null ? 1 : 0;
  server.db.run('update film set looks_left = ?, failed = ? where id = ?', filmLooks ?? 1, failed, film.id);
  server.db.run('delete from piece where film_id = ?', film.id);
  if (!failed)
    server.db.run(
      'insert into media (id, account_id, category, mime_type, bytes) values (?, ?, ?, ?, ?)',
      ...[film.id, account.id, film.category, film.mime_type, bytes],
    );
  return told(getFilm(server, film.id, account.id), bytes.length);
}

/** What became of a film; each look is a step of its work. */
export function look(server: Server, { query }: Call, { account }: Reader): Answer {
  const film = getFilm(server, query.get('media_id') ?? '', account.id);
  server.db.run('update film set looks_left = max(looks_left - 1, 0) where id = ?', film.id);
  return told(getFilm(server, film.id, account.id), film.total);
}

/** Whether a post may name it. */
export const isReady = ({ db }: Server, mediaId: string): boolean =>
  !db.get('select 1 from film where id = ? and (looks_left is null or looks_left > 0 or failed = 1)', mediaId);

function told({ id, looks_left: left, failed }: Film, size: number): Answer {
  const state = left !== 0 ? 'in_progress' : failed ? 'failed' : 'succeeded';
  const processing = {
    state,
    ...(state === 'in_progress' && { check_after_secs: 0, progress_percent: 40 }),
    ...(state === 'succeeded' && { progress_percent: 100 }),
  };
  return { body: { data: { id, media_key: keyOf(id), size, processing_info: processing } } };
}

function getFilm({ db }: Server, id: string, accountId: string): Film {
  const film = db.get<Film>('select * from film where id = ? and account_id = ?', id, accountId);
  if (!film) throw new Refusal(404, blank, 'Not Found');
  return film;
}
