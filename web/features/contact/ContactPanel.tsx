import type { ConversationDetail } from '#contract/conversation.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { ContactBrief } from './ContactBrief.tsx';
import { ContactReach } from './ContactReach.tsx';
import { History } from './History.tsx';
import { PanelSection } from './PanelSection.tsx';

type PanelProps = { detail: ConversationDetail; view: string };

/** What is known of the person, what was said before, and this conversation in facts. */
export function ContactPanel({ detail, view }: PanelProps) {
  const { id, contactId } = detail.conversation.profile;
  return (
    <>
      <History detail={detail} view={view} />
      {contactId && <ContactBrief key={contactId} contactId={contactId} profileId={id} />}
      <Tags tags={detail.conversation.tags} />
      <Facts detail={detail} />
      {contactId && <ContactReach key={`reach ${contactId}`} contactId={contactId} profileId={id} />}
    </>
  );
}

const list = 'grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1.5 [&_dt]:text-ink3';

function Facts({ detail }: { detail: ConversationDetail }) {
  const { nameOf, teamNameOf } = usePeople();
  const row = detail.conversation;
  const team = teamNameOf(row.teamId);
  return (
    <PanelSection title={t('contact.conversation')}>
      <dl className={list}>
        <dt>{t('contact.status')}</dt>
        <dd>
          {t(`conversation.status.${row.status}`)}
          {row.status === 'snoozed' && row.snoozedUntil && (
            <span className="text-ink3">
              {' '}
              · <RelativeTime at={row.snoozedUntil} />
            </span>
          )}
        </dd>
        <dt>{t('contact.assignee')}</dt>
        <dd>{nameOf(row.assigneeId) ?? <span className="text-ink3">{t('contact.assignee.nobody')}</span>}</dd>
        {team && <dt>{t('contact.team')}</dt>}
        {team && <dd>{team}</dd>}
        <dt>{t('conversation.priority')}</dt>
        <dd>{t(`conversation.priority.${row.priority}`)}</dd>
        {row.lastInboundAt && <dt>{t('contact.opened')}</dt>}
        {row.lastInboundAt && (
          <dd>
            <RelativeTime at={row.lastInboundAt} />
          </dd>
        )}
      </dl>
    </PanelSection>
  );
}

function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <PanelSection title={t('contact.tags')}>
      {tags.length === 0 && <p className="text-ink3">{t('contact.tags.none')}</p>}
      <ul className="flex flex-wrap gap-1.5">
        {tags.map((tag) => (
          <li key={tag}>
            <Tag>{tag}</Tag>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}
