import { useQuery, useQueryClient } from '@tanstack/react-query';
import MessageCircleQuestion from 'lucide-react/icons/message-circle-question-mark';
import { Suspense } from 'react';
import type { Escalation } from '#contract/stakeholder.ts';
import { listed, relativeTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { useRealtime } from '#web/realtime.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { useFromNow } from '#web/ui/use-now.ts';
import { useStakeholderCommands } from './commands.ts';
import { escalationsQuery } from './queries.ts';
import { StateTag } from './StateTag.tsx';
import { escalationKey } from './waiting.ts';

const DangerStrip = lazyPart(() => import('#web/features/danger/DangerStrip.tsx'), 'DangerStrip', ['danger', 'form']);

/** Whom this conversation calls: to a life in danger, and to questions that stakeholders were asked; nothing where that is nothing. */
export function EscalationStrip({ conversationId }: { conversationId: string }) {
  return (
    <>
      <Suspense>
        <DangerStrip conversationId={conversationId} />
      </Suspense>
      <Questions conversationId={conversationId} />
    </>
  );
}

function Questions({ conversationId }: { conversationId: string }) {
  useLiveEscalations();
  const { data } = useQuery(escalationsQuery(conversationId));
  const open = data?.escalations.filter(({ state }) => state === 'asked' || state === 'seen') ?? [];
  if (open.length === 0) return null;
  return (
    <section
      aria-label={t('stakeholder.strip')}
      className="max-h-[30vh] shrink-0 space-y-1.5 overflow-y-auto border-b border-line bg-bg px-3 py-2 sm:px-4"
    >
      {open.map((escalation) => (
        <Line key={escalation.id} escalation={escalation} />
      ))}
    </section>
  );
}

function Line({ escalation }: { escalation: Escalation }) {
  const { withdraw } = useStakeholderCommands();
  const { permissions } = useSession();
  const { state, group, question, people, askedAt, nextAt } = escalation;
  const looking = people.filter(({ seenAt }) => seenAt !== null).map(({ name }) => name);
  const names = listed(looking.length > 0 ? looking : people.map(({ name }) => name));
  return (
    <div className="flex items-start gap-2 text-xs">
      <MessageCircleQuestion size={14} aria-hidden="true" className="mt-0.5 shrink-0 text-ink3" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-1.5">
          <b className="font-semibold">{t('stakeholder.strip.line', { state, group: group.name })}</b>
          <StateTag state={state} />
          <span className="text-ink3">
            <RelativeTime at={askedAt} />
          </span>
        </p>
        {question && (
          <p dir="auto" className="truncate">
            {question}
          </p>
        )}
        <p className="text-ink2">
          {t(looking.length > 0 ? 'stakeholder.strip.by' : 'stakeholder.strip.people', { name: names, names })}
          {nextAt && (
            <span className="text-ink3">
              {' · '}
              <Reminded at={nextAt} />
            </span>
          )}
        </p>
      </div>
      {permissions.includes('note.write') && (
        <Button size="small" onClick={() => withdraw(escalation)}>
          {t('stakeholder.withdraw')}
        </Button>
      )}
    </div>
  );
}

function Reminded({ at }: { at: string }) {
  return useFromNow((now) => t('stakeholder.strip.next', { when: relativeTime(new Date(at), now) }));
}

/** Reads them again as soon as one was asked, seen, answered or withdrawn. */
function useLiveEscalations(): void {
  const client = useQueryClient();
  const { agent, workspace } = useSession();
  useRealtime(`${workspace.id} ${agent.id}`, null, (event) => {
    if (event.kind === 'frame' && !event.frame.also.includes('escalation')) return;
    void client.invalidateQueries({ queryKey: escalationKey });
  });
}
