import { keepPreviousData, useQuery } from '@tanstack/react-query';
import BadgeCheck from 'lucide-react/icons/badge-check';
import Hourglass from 'lucide-react/icons/hourglass';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { VerificationView } from '#contract/verification.ts';
import { Loaded } from '#web/domain/Loaded.tsx';
import { clockTime, day, exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { usePaletteActions } from '#web/shell/palette-actions.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Kbd } from '#web/ui/Kbd.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { useVerificationCommands } from './commands.ts';
import { verificationQuery } from './queries.ts';

type PanelProps = { row: Pick<ConversationRow, 'id' | 'version'>; onStart: () => void };

/** What the matter needs, what the customer has shown and until when, and what can be done about it. */
export function VerificationPanel({ row, onStart }: PanelProps) {
  const query = useQuery({ ...verificationQuery(row.id, row.version), placeholderData: keepPreviousData });
  const { permissions } = useSession();
  const { makeVoid } = useVerificationCommands(row.id);
  const mayVoid = (query.data?.met || query.data?.open) && permissions.includes('conversation.write');
  usePaletteActions(
    mayVoid ? [{ id: 'verification-void', label: t('verification.void'), run: () => makeVoid.mutate() }] : [],
  );
  return (
    <section className="mb-4 border-b border-line pb-4">
      <h3 className="mb-2 text-xs font-semibold text-ink3">{t('verification.title')}</h3>
      <Loaded query={query}>
        {(view) => (
          <>
            <Standing view={view} />
            <p className="mt-1 text-xs text-ink3">
              {view.needed
                ? t('verification.needed', { level: t(`verification.level.${view.needed}`) })
                : t('verification.not_needed')}
            </p>
            <div className="mt-2 flex flex-wrap gap-1.5">
              {permissions.includes('reply.private') && (
                <Button size="small" aria-keyshortcuts="v" onClick={onStart}>
                  {t(view.open ? 'verification.again' : 'verification.start')}
                  <Kbd keys="v" />
                </Button>
              )}
              {mayVoid && (
                <Button size="small" tone="ghost" busy={makeVoid.isPending} onClick={() => makeVoid.mutate()}>
                  {t('verification.void')}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
    </section>
  );
}

function Standing({ view: { met, open, ended } }: { view: VerificationView }) {
  if (!met && !open && !ended) return <p className="text-ink3">{t('verification.none')}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {met && (
        <li className="flex flex-wrap items-center gap-1.5">
          <Tag tone="ok" filled icon={<BadgeCheck size={11} aria-hidden="true" />}>
            {t(`verification.level.${met.level}`)}
          </Tag>
          <Until at={met.until} />
        </li>
      )}
      {open && (
        <li className="flex items-start gap-1.5">
          <Hourglass size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-soon" />
          <span>
            {t('verification.waits', { way: t(`verification.way.${open.way}`) })}
            {open.hint && (
              <bdi dir="ltr" className="ms-1 text-ink3">
                {open.hint}
              </bdi>
            )}
            <Until at={open.until} />
          </span>
        </li>
      )}
      {ended && ended.reason !== 'replaced' && (
        <li className="flex items-start gap-1.5">
          <ShieldAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-late" />
          {t(`verification.end.${ended.reason}`)}
        </li>
      )}
    </ul>
  );
}

const dayMs = 86_400_000;

/** Within a day the time of day says it. */
function Until({ at }: { at: string }) {
  const end = new Date(at);
  const when = useFromNow((now) => (end.getTime() - now.getTime() < dayMs ? clockTime(end) : day(end, now)));
  return (
    <span title={exactTime(end)} className="block text-xs text-ink3">
      {t('verification.until', { when })}
    </span>
  );
}
