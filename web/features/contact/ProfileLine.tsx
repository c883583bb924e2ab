import ExternalLink from 'lucide-react/icons/external-link';
import type { ProfileSummary } from '#contract/conversation-row.ts';
import { handleOn, networkName } from '#web/domain/networks.ts';
import { compactCount } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { NetworkMark } from '#web/ui/NetworkMark.tsx';
import { profileAddress } from './profile-address.ts';

/** One profile: network, handle as a link where its address is known, name there, and followers. */
export function ProfileLine({ profile }: { profile: ProfileSummary }) {
  const address = profileAddress(profile);
  const network = networkName(profile.network);
  const handle = <bdi className="truncate">{handleOn(profile.network, profile.handle)}</bdi>;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex min-w-0 items-center gap-2">
        <NetworkMark network={profile.network} label={network} />
        {address ? (
          <a
            href={address}
            target="_blank"
            rel="noopener noreferrer"
            title={t('contact.profile', { network })}
            className="inline-flex min-w-0 items-center gap-1.5 underline decoration-line2 underline-offset-2 hover:decoration-current"
          >
            {handle}
            <ExternalLink size={12} aria-hidden="true" className="shrink-0 text-ink3" />
          </a>
        ) : (
          handle
        )}
      </p>
      <p className="truncate ps-[22px] text-xs text-ink3">
        {network}
        {profile.name && (
          <>
            {' · '}
            <bdi>{profile.name}</bdi>
          </>
        )}
        {profile.followers !== null && ` · ${t('contacts.followers', { count: compactCount(profile.followers) })}`}
      </p>
    </div>
  );
}
