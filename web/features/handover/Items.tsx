import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HandoverItems } from '#contract/handover.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';

type About = { id: string; number: number; name: string } | null;

/** What is at risk, who is being called, what waits for a second person and what was promised, each with the way there. */
export function Items({ items: { clocks, pages, approvals, tasks } }: { items: HandoverItems }) {
  if (clocks.length + pages.length + approvals.length + tasks.length === 0)
    return <p className="mt-2 text-ink2">{t('handover.nothing')}</p>;
  return (
    <div className="mt-2 grid gap-x-6 gap-y-3 sm:grid-cols-2 lg:grid-cols-4">
      <Part title={t('handover.clocks', { count: clocks.length })}>
        {clocks.map(({ conversation, kind, dueAt }) => (
          <Line key={`${conversation.id} ${kind}`} about={conversation}>
            {t(`clock.kind.${kind}`)} · <RelativeTime at={dueAt} />
          </Line>
        ))}
      </Part>
      <Part title={t('handover.pages', { count: pages.length })}>
        {pages.map(({ id, name, startedAt, conversation }) => (
          <Line key={id} about={conversation}>
            {name && <bdi>{name} · </bdi>}
            <RelativeTime at={startedAt} />
          </Line>
        ))}
      </Part>
      <Part title={t('handover.approvals', { count: approvals.length })}>
        {approvals.map(({ id, dueAt, conversation }) => (
          <Line key={id} about={conversation}>
            {t('handover.due')} <RelativeTime at={dueAt} />
          </Line>
        ))}
      </Part>
      <Part title={t('handover.tasks', { count: tasks.length })}>
        {tasks.map(({ id, text, isPromise, dueAt, conversation }) => (
          <Line key={id} about={conversation}>
            {isPromise && `${t('handover.promise')} · `}
            <bdi>{text}</bdi> · <RelativeTime at={dueAt} />
          </Line>
        ))}
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: readonly ReactNode[] }) {
  if (children.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-xs font-semibold text-ink3">{title}</h3>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
}

function Line({ about, children }: { about: About; children: ReactNode }) {
  return (
    <li className="min-w-0">
      {about && (
        <Link
          to="/inbox/$view/$conversationId"
          params={{ view: 'all', conversationId: about.id }}
          className="underline underline-offset-2"
        >
          #{about.number} <bdi>{about.name}</bdi>
        </Link>
      )}
      <span className="block truncate text-xs text-ink2">{children}</span>
    </li>
  );
}
