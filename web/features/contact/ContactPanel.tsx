import ExternalLink from 'lucide-react/icons/external-link';
import type { ConversationDetail } from '#contract/conversation.ts';
import { handleOn, networkName, ownPicture } from '#web/domain/networks.ts';
import { usePeople } from '#web/domain/people.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { ContactBrief } from './ContactBrief.tsx';
import { ContactLink } from './ContactLink.tsx';
import { ContactReach } from './ContactReach.tsx';
import { History } from './History.tsx';
import { PanelSection } from './PanelSection.tsx';
import { profileAddress } from './profile-address.ts';

type PanelProps = { detail: ConversationDetail; view: string };

/** The person with what is known of them, this conversation in facts, and what was said before. */
export function ContactPanel({ detail, view }: PanelProps) {
  const { id, contactId } = detail.conversation.profile;
  return (
    <>
      <Who detail={detail} />
      {contactId && <ContactReach key={`reach ${contactId}`} contactId={contactId} profileId={id} />}
      {contactId && <ContactBrief key={contactId} contactId={contactId} profileId={id} />}
      <Facts detail={detail} />
      <Tags tags={detail.conversation.tags} />
      <History detail={detail} view={view} />
    </>
  );
}

const list = 'grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1.5 [&_dt]:text-ink3';

function Who({ detail }: { detail: ConversationDetail }) {
  const { profile, sandbox } = detail.conversation;
  const name = profile.name || profile.handle;
  const address = sandbox ? '/sandbox/' : profileAddress(profile);
  const network = networkName(profile.network);
  return (
    <section className="mb-4 border-b border-line pb-4">
      <div className="mb-3 flex items-center gap-3">
        <Avatar
          name={name}
          seed={profile.id}
          imageUrl={ownPicture(profile.avatarUrl)}
          size="large"
          mark={<NetworkMark network={profile.network} />}
        />
        <div className="min-w-0">
          <h2 className="truncate text-base font-semibold">
            <bdi>{name}</bdi>
          </h2>
          <p className="truncate text-ink2">
            <bdi>{profile.handle !== name && handleOn(profile.network, profile.handle)}</bdi>
          </p>
        </div>
      </div>
      {sandbox && (
        <p className="mb-2">
          <Tag>{t('contact.sandbox')}</Tag>
        </p>
      )}
      <dl className={list}>
        <dt>{t('contact.network')}</dt>
        <dd>{network}</dd>
      </dl>
      <div className="mt-2.5 flex flex-col items-start gap-1.5">
        {profile.contactId && <ContactLink contactId={profile.contactId} />}
        {address && (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            className="inline-flex items-center gap-1.5 underline decoration-line2 underline-offset-2 hover:decoration-current"
          >
            {t('contact.profile', { network })}
            <ExternalLink size={13} aria-hidden="true" className="text-ink3" />
          </a>
        )}
      </div>
    </section>
  );
}

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
