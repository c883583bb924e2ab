import { passwordMinLength } from '#contract/session.ts';
import { t } from '../i18n.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { PasswordInput } from './PasswordInput.tsx';

type TextProps = { value: string; error?: string; onChange: (value: string) => void; autoFocus?: boolean };

export function NameField({ value, error, onChange, autoFocus }: TextProps) {
  return (
    <Field label={t('entry.name')} help={t('entry.name.help')} error={error} required>
      <Input
        name="name"
        autoComplete="name"
        maxLength={120}
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function EmailField({ value, error, onChange, autoFocus }: TextProps) {
  return (
    <Field label={t('entry.email')} error={error} required>
      <Input
        type="email"
        name="email"
        dir="ltr"
        autoComplete="username"
        maxLength={254}
        value={value}
        autoFocus={autoFocus}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

export function NewPasswordField({ value, error, onChange, autoFocus }: TextProps) {
  return (
    <Field
      label={t('entry.password')}
      help={t('entry.password.help', { min: passwordMinLength })}
      error={error}
      required
    >
      <PasswordInput use="new-password" value={value} onChange={onChange} autoFocus={autoFocus} />
    </Field>
  );
}
