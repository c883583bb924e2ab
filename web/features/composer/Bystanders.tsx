import type { Stages } from '#contract/stage.ts';
import { accountName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { Checkbox } from '#web/ui/Checkbox.tsx';

type BystandersProps = {
  bystanders: Stages['bystanders'];
  chosen: readonly string[];
  onChange: (addresseeIds: string[]) => void;
};

/** Others in the thread: nobody is addressed who was not added on purpose. */
export function Bystanders({ bystanders, chosen, onChange }: BystandersProps) {
  if (bystanders.length === 0) return null;
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line py-2 text-xs text-ink2">
      <legend className="float-start me-3">{t('composer.bystanders')}</legend>
      {bystanders.map(({ profileId, handle }) => (
        <Checkbox
          key={profileId}
          checked={chosen.includes(profileId)}
          onChange={(on) => onChange(on ? [...chosen, profileId] : chosen.filter((id) => id !== profileId))}
          label={accountName(handle)}
        />
      ))}
    </fieldset>
  );
}
