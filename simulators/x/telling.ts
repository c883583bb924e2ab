import { getFaults } from '#sandbox/faults.ts';
import { getAccount } from './accounts.ts';
import { addressOf, directMedia, everything, includesOf, postJson, userJson } from './json.ts';
import { type Server, snowflake } from './store.ts';
import { type DirectRow, findPost, namedIn, type Post } from './stored.ts';
import { getVariants } from './variants.ts';

/** Tells of a post whom it names, answers and quotes, and its author. */
export function tellOfPost(server: Server, post: Post): void {
  const asked = everything(getVariants(server).dialect);
  const payload = postJson(server, post, asked);
  const includes = includesOf(server, [post], asked);
  const authorOf = (id: string | null) => (id === null ? undefined : findPost(server, id)?.account_id);
  const tell = (type: string, userId: string | undefined) => {
    if (userId !== undefined) enqueue(server, type, userId, { payload, includes });
  };
  tell('post.create', post.account_id);
  for (const { id } of namedIn(server, post.id)) if (id !== post.account_id) tell('post.mention.create', id);
  const [answered, quoted] = [authorOf(post.reply_to), authorOf(post.quote_of)];
  if (answered !== post.account_id) tell('post.reply.create', answered);
  if (quoted !== post.account_id) tell('post.quote.create', quoted);
}

export function tellOfDeletion(server: Server, { first_id: id, account_id: author }: Post): void {
  enqueue(server, 'post.delete', author, {
    payload: { id, author_id: author, deleted_at: server.now().toISOString() },
  });
}

/** In the older form, as X sends them to this day. */
export function tellOfDirect(server: Server, { id, sender_id, recipient_id, text, created_at }: DirectRow): void {
  const [media] = directMedia(server, id);
  const attachment = media && {
    type: 'media',
    media: { id_str: media.id, media_url_https: addressOf(server, media), type: 'photo', url: 'https://t.co/file' },
  };
  const said = { text, entities: { urls: [] }, ...(attachment && { attachment }) };
  const event = {
    type: 'message_create',
    id,
    created_timestamp: String(Date.parse(created_at)),
    message_create: { target: { recipient_id }, sender_id, message_data: said },
  };
  const people = [sender_id, recipient_id].map((one) => [one, { data: userJson(server, getAccount(server, one)) }]);
  const payload = { direct_message_events: [event], users: Object.fromEntries(people) };
  enqueue(server, 'dm.sent', sender_id, { payload });
  enqueue(server, 'dm.received', recipient_id, { payload });
}

function enqueue(
  server: Server,
  type: string,
  userId: string,
  { payload, includes }: { payload: object; includes?: object },
): void {
  if (getVariants(server).losesWebhooks) return;
  const wanted = server.db.all<{ tag: string | null; webhook_id: string }>(
    'select s.* from subscription s join webhook w on w.id = s.webhook_id and w.valid = 1 where s.event_type = ? and s.user_id = ?',
    ...[type, userId],
  );
  for (const { tag, webhook_id: webhookId } of wanted) {
    const data = {
      event_uuid: snowflake(server.now()),
      event_type: type,
      filter: { user_id: userId },
      ...(tag && { tag }),
      payload,
    };
    const body = JSON.stringify({ data, ...(includes && { includes }) });
    for (let copy = 0; copy <= getFaults(server).duplicates; copy += 1)
      server.db.run(
        'insert into delivery (webhook_id, body, attempts, due_at) values (?, ?, 0, ?)',
        webhookId,
        body,
        server.now().getTime(),
      );
  }
}
