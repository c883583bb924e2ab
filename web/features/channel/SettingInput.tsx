import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState } from 'react';
import type { SettingField } from '#contract/channel-connect.ts';
import { t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { IconButton } from '#web/ui/IconButton.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';

type SettingInputProps = { field: SettingField; value: string; error?: string; onChange: (value: string) => void };

/** One line of a network's form. A secret is hidden until one wants to compare it, and no password manager fills it in. */
export function SettingInput({ field, value, error, onChange }: SettingInputProps) {
  const [shown, setShown] = useState(false);
  const { kind, label, help, required, choices } = field;
  const isSecret = kind === 'secret';
  const Icon = shown ? EyeOff : Eye;
  if (choices)
    return (
      <Field label={label} help={help} error={error}>
        <Select value={value} options={choices} onChange={onChange} />
      </Field>
    );
  return (
    <Field label={label} help={help} error={error} required={required} optional={!required}>
      <Input
        type={isSecret && !shown ? 'password' : 'text'}
        inputMode={kind === 'url' ? 'url' : undefined}
        dir="ltr"
        autoComplete={isSecret ? 'new-password' : 'off'}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={2000}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        trailing={
          isSecret && (
            <IconButton
              label={t(shown ? 'channel.secret.hide' : 'channel.secret.show')}
              icon={<Icon size={15} aria-hidden="true" />}
              size="small"
              className="-me-1.5"
              onClick={() => setShown(!shown)}
            />
          )
        }
      />
    </Field>
  );
}
