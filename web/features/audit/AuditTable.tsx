import { Link } from '@tanstack/react-router';
import type { AuditEvent } from '#contract/audit.ts';
import { count } from '../../format.ts';
import { t } from '../../i18n.ts';
import { RelativeTime } from '../../ui/RelativeTime.tsx';
import { type Column, Table } from '../../ui/Table.tsx';
import { Tag } from '../../ui/Tag.tsx';

export function AuditTable({ events }: { events: readonly AuditEvent[] }) {
  return <Table caption={t('audit.title')} columns={columns()} rows={events} rowKey={({ id }) => id} />;
}

const columns = (): Column<AuditEvent>[] => [
  {
    key: 'position',
    header: t('audit.position'),
    cell: ({ position }) => count(position),
    className: 'tabular-nums text-ink3 align-top',
  },
  {
    key: 'when',
    header: t('audit.when'),
    cell: ({ at }) => <RelativeTime at={at} />,
    className: 'whitespace-nowrap align-top',
  },
  {
    key: 'what',
    header: t('audit.what'),
    // Codes stay codes: they are what the export and the API say.
    cell: ({ type }) => (
      <code dir="ltr" className="text-sm font-medium">
        {type}
      </code>
    ),
    className: 'align-top',
  },
  { key: 'who', header: t('audit.who'), cell: ({ actor }) => <bdi>{actorName(actor)}</bdi>, className: 'align-top' },
  { key: 'about', header: t('audit.about'), cell: (event) => <About event={event} />, className: 'align-top' },
  { key: 'detail', header: t('audit.detail'), cell: (event) => <Detail event={event} />, className: 'align-top' },
];

function actorName({ kind, name }: AuditEvent['actor']): string {
  if (kind === 'customer' || kind === 'system') return t(`audit.actor.${kind}`);
  if (name === null) return t('audit.actor.gone');
  return kind === 'api_key' ? t('audit.actor.api_key', { name }) : name;
}

function About({ event: { conversation, subject } }: { event: AuditEvent }) {
  if (conversation?.number)
    return (
      <Link
        to="/inbox/$view/$conversationId"
        params={{ view: 'all', conversationId: conversation.id }}
        className="whitespace-nowrap underline underline-offset-2"
      >
        {t('audit.conversation', { number: conversation.number })}
      </Link>
    );
  return (
    <code dir="ltr" title={subject.id ?? undefined} className="text-xs text-ink2">
      {subject.kind}
      {subject.id && ` …${subject.id.slice(-8)}`}
    </code>
  );
}

function Detail({ event: { detail, position } }: { event: AuditEvent }) {
  if (detail === null)
    return (
      <span title={t('audit.detail.erased.hint')}>
        <Tag>{t('audit.detail.erased')}</Tag>
      </span>
    );
  const entries = Object.entries(detail);
  if (entries.length === 0) return <span className="text-ink3">{t('audit.detail.none')}</span>;
  return (
    <details>
      <summary aria-label={t('audit.detail.of', { position })} className="w-fit cursor-pointer">
        {t('audit.detail.show')}
      </summary>
      <dl dir="ltr" className="mt-1 grid max-w-96 grid-cols-[auto_1fr] gap-x-3 text-xs">
        {entries.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink3">{name}</dt>
            <dd className="break-words text-ink2">{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
