import ExternalLink from 'lucide-react/icons/external-link';
import type { ConversationRow } from '#contract/conversation-row.ts';
import { handleOn, networkName, ownPicture } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Avatar } from '#web/ui/Avatar.tsx';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { ContactLink } from './ContactLink.tsx';
import { profileAddress } from './profile-address.ts';

/** Who writes: the first thing beside a conversation, with the ways to their page here and on their network. */
export function Who({ row: { profile, sandbox } }: { row: Pick<ConversationRow, 'profile' | 'sandbox'> }) {
  const name = profile.name || profile.handle;
  const address = sandbox ? '/sandbox/' : profileAddress(profile);
  const network = networkName(profile.network);
  return (
    <section className="mb-4 border-b border-line pb-4">
      <div className="flex items-center gap-3">
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
          {profile.handle !== name && (
            <p className="truncate text-ink2">
              <bdi>{handleOn(profile.network, profile.handle)}</bdi>
            </p>
          )}
          {!sandbox && <p className="text-xs text-ink3">{network}</p>}
        </div>
      </div>
      {sandbox && (
        <p className="mt-2">
          <Tag>{t('contact.sandbox')}</Tag>
        </p>
      )}
      <div className="mt-2.5 flex flex-wrap items-start gap-x-4 gap-y-1.5">
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
