import { useQueryClient } from '@tanstack/react-query';
import {
  changeSavedReply,
  createSavedReply,
  deleteSavedReply,
  getSavedReply,
  releaseSavedReply,
  restoreSavedReply,
  type SavedReply,
  type SavedReplyRow,
} from '#contract/saved-reply.ts';
import { call } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { savedRepliesKey } from './queries.ts';

export type ReplyContent = Pick<SavedReply, 'title' | 'folder' | 'audience' | 'teamId' | 'expiresAt' | 'variants'> & {
  ownerId: string | null;
};

/** Makes, changes, copies and deletes saved replies. */
export function useReplyCommands() {
  const client = useQueryClient();
  const renew = () => client.invalidateQueries({ queryKey: savedRepliesKey });
  const told = async (work: () => Promise<void>) => {
    await attempt(work);
    await renew();
  };
  const body = ({ ownerId, ...content }: ReplyContent) => ({ ...content, ...(ownerId === null ? {} : { ownerId }) });

  const restore = (replyId: string) => told(async () => void (await call(restoreSavedReply, { params: { replyId } })));

  return {
    create: async (content: ReplyContent) => {
      await call(createSavedReply, { body: body(content) });
      await renew();
      notice({ title: t('saved_reply.created.done', { title: content.title }), tone: 'ok' });
    },
    /** With the way back to how it was. */
    change: async (before: SavedReply, content: ReplyContent) => {
      const params = { replyId: before.id };
      await call(changeSavedReply, { params, body: body(content) });
      await renew();
      const { title, folder, audience, teamId, expiresAt, variants, ownerId } = before;
      const earlier = body({ title, folder, audience, teamId, expiresAt, variants, ownerId });
      notice({
        title: t('saved_reply.changed.done', { title: content.title }),
        undo: () => void told(async () => void (await call(changeSavedReply, { params, body: earlier }))),
      });
    },
    /** Exactly what was read may be used from now on; with the way back. */
    release: async (reply: SavedReply) => {
      const params = { replyId: reply.id };
      const put = async (released: boolean) =>
        void (await call(releaseSavedReply, { params, body: { digest: reply.digest, released } }));
      await put(true);
      await renew();
      notice({ title: t('saved_reply.release.done', { title: reply.title }), undo: () => void told(() => put(false)) });
    },
    remove: ({ id, title }: SavedReplyRow) =>
      void told(async () => {
        await call(deleteSavedReply, { params: { replyId: id } });
        notice({ title: t('saved_reply.deleted.done', { title }), undo: () => void restore(id) });
      }),
    /** A copy for oneself, to be changed. */
    duplicate: ({ id }: SavedReplyRow) =>
      void told(async () => {
        const { reply } = await call(getSavedReply, { params: { replyId: id } });
        const title = t('saved_reply.copy_of', { title: reply.title }).slice(0, 120);
        const { folder, variants } = reply;
        const copy = await call(createSavedReply, { body: { title, folder, audience: 'me', variants } });
        const params = { replyId: copy.reply.id };
        notice({
          title: t('saved_reply.created.done', { title }),
          undo: () => void told(async () => void (await call(deleteSavedReply, { params }))),
        });
      }),
  };
}
