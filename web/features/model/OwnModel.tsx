import type { Reply } from '#contract/endpoint.ts';
import type { getModels, HeadVersion } from '#contract/model.ts';
import { usePeople } from '#web/domain/people.ts';
import { percent } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { Banner } from '#web/ui/Banner.tsx';
import { Button } from '#web/ui/Button.tsx';
import { RelativeTime } from '#web/ui/RelativeTime.tsx';
import { Tag } from '#web/ui/Tag.tsx';
import { useModelCommands } from './commands.ts';

type Own = Reply<typeof getModels>['own'];

/** What the team's corrections taught, in versions, with the way back to each. */
export function OwnModel({ own }: { own: Own }) {
  const { hold, letLearn } = useModelCommands();
  const { nameOf } = usePeople();
  return (
    <SettingsSection title={t('model.own')} lead={t('model.own.lead')}>
      <p role="status" className="mb-3">
        {t('model.own.learned', { count: own.corrections })}
        {own.unlearned > 0 && own.held === null && <span className="text-ink3"> · {t('model.own.learning')}</span>}
      </p>
      {own.held && (
        <div className="mb-3">
          <Banner
            tone="soon"
            action={
              <Button size="small" onClick={() => void letLearn()}>
                {t('model.own.release')}
              </Button>
            }
          >
            {t('model.own.held', { name: nameOf(own.held.by) ?? '–', count: own.unlearned })}
          </Banner>
        </div>
      )}
      <ul className="divide-y divide-line rounded-md border border-line bg-panel">
        {own.versions.map((one) => (
          <Version
            key={one.version}
            one={one}
            isOn={one.version === own.version}
            onHold={() => void hold(one.version)}
          />
        ))}
        <li className="flex min-h-12 flex-wrap items-center gap-3 px-3.5 py-2">
          <span className="flex-1">{t('model.own.none')}</span>
          {own.version === 0 ? (
            <Tag tone="ok">{t('policy.state.active')}</Tag>
          ) : (
            <Button size="small" onClick={() => void hold(0)}>
              {t('policy.back')}
            </Button>
          )}
        </li>
      </ul>
    </SettingsSection>
  );
}

function Version({ one, isOn, onHold }: { one: HeadVersion; isOn: boolean; onHold: () => void }) {
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3.5 py-2.5">
      <div className="min-w-0 flex-1">
        <p>
          {t('policy.version', { version: one.version })}
          <span className="text-ink3">
            {' '}
            · <RelativeTime at={one.learnedAt} />
          </span>
        </p>
        <ul className="text-xs text-ink2">
          {one.tasks.map(({ task, examples, heldOut }) => (
            <li key={task}>
              {t(`verdict.task.${task}`)}: {t('model.examples', { count: examples })}
              {heldOut && (
                <>
                  {' · '}
                  {t('model.held_out', {
                    rows: heldOut.rows,
                    share: percent(heldOut.right / heldOut.rows),
                    without: percent(heldOut.rightWithout / heldOut.rows),
                  })}
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
      {isOn ? (
        <Tag tone="ok">{t('policy.state.active')}</Tag>
      ) : (
        <Button size="small" onClick={onHold}>
          {t('policy.back')}
        </Button>
      )}
    </li>
  );
}
