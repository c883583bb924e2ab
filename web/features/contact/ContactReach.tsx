import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Influence } from '#contract/influence.ts';
import { networkName } from '#web/domain/networks.ts';
import { compactCount, count } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { PanelSection } from './PanelSection.tsx';
import { influenceQuery } from './queries.ts';

/** How far a profile is heard: what its network says, what was seen and what we guess, each with its source. */
export function ContactReach({ contactId, profileId }: { contactId: string; profileId: string }) {
  const { data } = useQuery(influenceQuery(contactId));
  const reach = data?.find((one) => one.profileId === profileId);
  if (!reach) return null;
  return (
    <PanelSection title={t('contact.reach')}>
      <ReachFigures reach={reach} />
    </PanelSection>
  );
}

/** The three figures of one profile, never added up. */
export function ReachFigures({ reach: { network, followers, observed, estimate } }: { reach: Influence }) {
  return (
    <dl className="grid grid-cols-[6rem_minmax(0,1fr)] gap-x-2 gap-y-1.5 [&_dt]:text-ink3">
      <dt>{t('contact.followers')}</dt>
      <dd>
        {followers ? (
          <Sourced figure={<Figure value={followers.count} />} at={followers.at}>
            {t('contact.reach.says', { network: networkName(network) })}
          </Sourced>
        ) : (
          <span className="text-ink3">{t('contact.followers.unknown')}</span>
        )}
      </dd>
      <dt>{t('contact.reach.observed')}</dt>
      <dd>
        {observed ? (
          <Sourced figure={<Observed observed={observed} />} at={observed.at}>
            {t('contact.reach.observed.of', { count: observed.posts })}
          </Sourced>
        ) : (
          <span className="text-ink3">{t('contact.reach.observed.none')}</span>
        )}
      </dd>
      <dt>{t('contact.reach.estimate')}</dt>
      <dd>
        {estimate ? (
          <Sourced
            figure={t('contact.reach.estimate.readers', {
              count: estimate.readers,
              readers: compactCount(estimate.readers),
            })}
          >
            {t('contact.reach.estimate.from', { from: estimate.from })}
          </Sourced>
        ) : (
          <span className="text-ink3">{t('contact.reach.estimate.none')}</span>
        )}
      </dd>
    </dl>
  );
}

function Observed({ observed: { views, likes } }: { observed: NonNullable<Influence['observed']> }) {
  return (
    <>
      {views !== null && t('contact.reach.views', { count: views, views: compactCount(views) })}
      {views !== null && likes !== null && ' · '}
      {likes !== null && t('contact.reach.likes', { count: likes, likes: compactCount(likes) })}
    </>
  );
}

const Figure = ({ value }: { value: number }) => <span title={count(value)}>{compactCount(value)}</span>;

/** A figure with where it comes from, and when, in small. */
function Sourced({ figure, at, children }: { figure: ReactNode; at?: string; children: ReactNode }) {
  return (
    <>
      <p>{figure}</p>
      <p className="text-xs text-ink3">
        {children}
        {at && (
          <>
            {' · '}
            <RelativeTime at={at} />
          </>
        )}
      </p>
    </>
  );
}
