import { useQuery } from '@tanstack/react-query';
import Archive from 'lucide-react/icons/archive';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { usePeople } from '#web/domain/people.ts';
import { relativeTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { useShortcuts } from '#web/ui/shortcuts.ts';
import { useFromNow } from '#web/ui/use-now.ts';
import { whyAside } from './aside-words.ts';
import { useAsideCommands } from './commands.ts';
import { asideOfQuery } from './queries.ts';

/** That a conversation is set aside and why, with the way back; one key sets aside as spam and brings back. */
export function AsideStrip({ row }: { row: ConversationRow }) {
  const { data } = useQuery({ ...asideOfQuery(row), enabled: row.status === 'resolved' });
  const aside = row.status === 'resolved' ? (data?.aside ?? null) : null;
  const people = usePeople();
  const { setAside, bringBack } = useAsideCommands();
  const mayWrite = useSession().permissions.includes('conversation.write');
  const toggle = () => (aside ? bringBack(row, aside.kind) : setAside(row, 'spam', null));
  useShortcuts(
    { 'shift+x': { run: toggle, label: t(aside ? 'aside.bring_back' : 'aside.as_spam') } },
    { group: t('conversation.group'), active: mayWrite },
  );
  if (!aside) return null;
  return (
    <section
      aria-label={t('aside.strip')}
      className="flex shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-b border-line bg-bg px-3 py-2 text-xs sm:px-4"
    >
      <Archive size={14} aria-hidden="true" className="shrink-0 text-ink3" />
      <p className="min-w-0 flex-1 basis-48">
        <b className="font-semibold">{t('aside.kind', { kind: aside.kind })}</b>{' '}
        <span className="text-ink2">{whyAside(aside, people)}</span>
        {aside.admitAt && (
          <span className="text-ink3">
            {' · '}
            <ComesIn at={aside.admitAt} />
          </span>
        )}
      </p>
      {mayWrite && (
        <Button size="small" keys="shift+x" onClick={toggle}>
          {t(aside.kind === 'request' ? 'aside.accept' : 'aside.bring_back')}
        </Button>
      )}
    </section>
  );
}

/** When a request comes into the inbox by itself. */
export function ComesIn({ at }: { at: string }) {
  return useFromNow((now) => t('aside.comes_in', { when: relativeTime(new Date(at), now) }));
}
