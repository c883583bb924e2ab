import { useQueryClient } from '@tanstack/react-query';
import { markNotices, type NoticeGroup } from '#contract/notification.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { noticesKey, noticesQuery } from './queries.ts';

/** What a person can do to their notices: shown at once, read again when the server refuses. */
export function useNoticeCommands() {
  const client = useQueryClient();
  const reread = () => void client.invalidateQueries({ queryKey: noticesKey });

  async function mark(ids: 'all' | string[], isRead: boolean): Promise<string[]> {
    client.setQueryData(noticesQuery.queryKey, (data) => data && { groups: data.groups.map(shown(ids, isRead)) });
    try {
      return (await call(markNotices, { body: { ids, isRead } })).ids;
    } catch (error) {
      notice({ title: t('notification.failed'), description: errorMessage(error), tone: 'error' });
      return [];
    } finally {
      reread();
    }
  }

  return {
    /** Reading is quiet: it is what opening does. */
    read: ({ ids, isRead }: NoticeGroup) => void (isRead || mark(ids, true)),
    toggle: ({ ids, isRead }: NoticeGroup) => void mark(ids, !isRead),
    readAll: async () => {
      const changed = await mark('all', true);
      if (changed.length === 0) return;
      const undo = () => void mark(changed.slice(0, mostAtOnce), false);
      notice({ title: t('notification.all_read'), undo, id: 'all-read' });
    },
  };
}

/** The endpoint takes so many ids. */
const mostAtOnce = 500;

const shown =
  (ids: 'all' | string[], isRead: boolean) =>
  (group: NoticeGroup): NoticeGroup =>
    ids === 'all' || group.ids.some((id) => ids.includes(id)) ? { ...group, isRead } : group;
