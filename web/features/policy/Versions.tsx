import type { Policy, PolicyKind, PolicySummary } from '#contract/policy.ts';
import { usePeople } from '#web/domain/people.ts';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { usePolicyCommands } from './commands.ts';

type VersionsProps = { kind: PolicyKind; policy: Policy };

/** Every version there was, with the way back to each. */
export function Versions({ kind, policy }: VersionsProps) {
  const { switchTo } = usePolicyCommands(kind);
  const kept = policy.versions.filter(({ state }) => state !== 'draft');
  if (kept.length === 0) return null;
  return (
    <div className="mt-10">
      <SettingsSection title={t('policy.versions')} lead={t('policy.versions.lead')}>
        <ul className="divide-y divide-line rounded-md border border-line bg-panel">
          {kept.map((one) => (
            <VersionRow key={one.version} kind={kind} one={one} policy={policy} />
          ))}
          <li className="flex min-h-12 items-center gap-3 px-3.5 py-2">
            <span className="flex-1">{t('policy.version.first')}</span>
            {policy.version === 0 ? (
              <Tag tone="ok">{t('policy.state.active')}</Tag>
            ) : (
              <Button size="small" onClick={() => void switchTo(0, policy.version)}>
                {t('policy.back')}
              </Button>
            )}
          </li>
        </ul>
      </SettingsSection>
    </div>
  );
}

function VersionRow({ kind, one, policy }: VersionsProps & { one: PolicySummary }) {
  const { switchTo, unschedule } = usePolicyCommands(kind);
  const { nameOf } = usePeople();
  const by = nameOf(one.changedBy);
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 px-3.5 py-2">
      <span className="min-w-0 flex-1">
        {t('policy.version', { version: one.version })}
        <span className="text-ink3">
          {by && ` · ${by}`} · <RelativeTime at={one.changedAt} />
        </span>
      </span>
      {one.state === 'active' && <Tag tone="ok">{t('policy.state.active')}</Tag>}
      {one.state === 'scheduled' && (
        <>
          <Tag tone="soon">
            {t('policy.state.scheduled', { when: exactTime(new Date(one.validFrom ?? one.changedAt)) })}
          </Tag>
          <Button size="small" onClick={() => void unschedule()}>
            {t('policy.unschedule')}
          </Button>
        </>
      )}
      {one.state === 'retired' && (
        <Button size="small" onClick={() => void switchTo(one.version, policy.version)}>
          {t('policy.back')}
        </Button>
      )}
    </li>
  );
}
