import Hourglass from 'lucide-react/icons/hourglass';
import { Suspense, useState } from 'react';
import type { ConversationRow } from '#contract/conversation-row.ts';
import type { Stages } from '#contract/stage.ts';
import { duration, exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { cx } from '#web/ui/cx.ts';
import { useFromNow } from '#web/ui/use-now.ts';
import { windowPhase } from './window-phase.ts';

const TemplateDialog = lazyPart(() => import('#web/features/template/TemplateDialog.tsx'), 'TemplateDialog', [
  'template',
]);

type WindowNoteProps = {
  conversation: ConversationRow;
  window: NonNullable<NonNullable<Stages['private']>['window']>;
};

const tones = { open: 'text-ink3', soon: 'font-semibold text-soon', closed: 'font-semibold text-late' };

/** Until when the network lets this be answered in private, and what may be sent afterwards; calm until the last hours. */
export function WindowNote({ conversation, window }: WindowNoteProps) {
  const [choosing, setChoosing] = useState(false);
  const { outside } = window;
  const closesAt = window.closesAt === null ? null : new Date(window.closesAt);
  const phase = useFromNow((now) => windowPhase(closesAt, now));
  const left = useFromNow((now) => duration(Math.max(0, (closesAt?.getTime() ?? 0) - now.getTime())));
  const isClosed = phase === 'closed';
  const note = (
    <div
      className={cx(
        'mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs',
        tones[phase],
        phase === 'open' && 'resting:hidden',
      )}
    >
      <p
        role={phase === 'open' ? undefined : 'status'}
        title={closesAt ? exactTime(closesAt) : undefined}
        className="flex min-w-0 flex-1 basis-56 items-start gap-1.5"
      >
        <Hourglass size={13} aria-hidden="true" className="mt-0.5 shrink-0" />
        <span className="min-w-0">
          {isClosed ? t('composer.window.closed', { outside }) : t(`composer.window.${phase}`, { left, outside })}
        </span>
      </p>
      {isClosed && outside === 'template' && (
        <Button size="small" onClick={() => setChoosing(true)}>
          {t('composer.window.template')}
        </Button>
      )}
    </div>
  );
  return (
    <>
      {note}
      {choosing && (
        <Suspense>
          <TemplateDialog conversation={conversation} onClose={() => setChoosing(false)} />
        </Suspense>
      )}
    </>
  );
}
