import type { Authority } from '#contract/authority.ts';
import { Targets } from '#web/features/escalation/Targets.tsx';
import { DurationInput } from '#web/features/priority/DurationInput.tsx';
import { t } from '#web/i18n.ts';

type DecidingProps = { body: Authority; onChange: (change: Partial<Authority>) => void };

/** By when somebody decides, when they are reminded, who hears that nobody did, and how long an approval holds. */
export function Deciding({ body, onChange }: DecidingProps) {
  const { decideMinutes, remindMinutes, lateTo, approvalMinutes } = body;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <span>{t('authority.decide')}</span>
        <DurationInput
          label={t('authority.decide')}
          minutes={decideMinutes}
          isOptional={false}
          onChange={(minutes) => onChange({ decideMinutes: minutes ?? 60 })}
        />
        <span className="text-ink2">{t('authority.decide.open')}</span>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span>{t('authority.remind')}</span>
        <DurationInput
          label={t('authority.remind')}
          minutes={remindMinutes}
          isOptional
          onChange={(minutes) => onChange({ remindMinutes: minutes })}
        />
      </div>
      <fieldset>
        <legend className="mb-1.5">{t('authority.late')}</legend>
        <Targets targets={lateTo} mayAsk={false} onChange={(to) => onChange({ lateTo: to })} />
      </fieldset>
      <div className="flex flex-wrap items-center gap-2">
        <span>{t('authority.expires')}</span>
        <DurationInput
          label={t('authority.expires')}
          minutes={approvalMinutes}
          isOptional={false}
          onChange={(minutes) => onChange({ approvalMinutes: minutes ?? 24 * 60 })}
        />
      </div>
    </>
  );
}
