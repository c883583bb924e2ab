import Eye from 'lucide-react/icons/eye';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState } from 'react';
import { t } from '../i18n.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Input } from '../ui/Input.tsx';

type PasswordInputProps = {
  value: string;
  onChange: (value: string) => void;
  /** Tells password managers whether to fill in or to offer a new one. */
  use: 'current-password' | 'new-password';
  autoFocus?: boolean;
};

/** A password that can be shown while it is typed. */
export function PasswordInput({ value, onChange, use, autoFocus }: PasswordInputProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Input
      type={shown ? 'text' : 'password'}
      name="password"
      dir="ltr"
      autoComplete={use}
      autoCapitalize="off"
      spellCheck={false}
      maxLength={200}
      autoFocus={autoFocus}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      trailing={
        <IconButton
          label={t(shown ? 'entry.password.hide' : 'entry.password.show')}
          icon={<Icon size={15} aria-hidden="true" />}
          size="small"
          className="-me-1.5"
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
