import { t } from '../i18n.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';

export type CodeKind = 'app' | 'recovery';

type CodeFieldProps = {
  value: string;
  onChange: (value: string) => void;
  kind: CodeKind;
  error?: string;
  autoFocus?: boolean;
};

/** The second step of signing in: six digits of the app, or a recovery code. */
export function CodeField({ value, onChange, kind, error, autoFocus }: CodeFieldProps) {
  return (
    <Field label={t(`code.${kind}`)} help={t(`code.${kind}.help`)} error={error} required>
      <Input
        name="code"
        dir="ltr"
        autoComplete="one-time-code"
        autoCapitalize="characters"
        spellCheck={false}
        inputMode={kind === 'app' ? 'numeric' : 'text'}
        maxLength={40}
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}

/** Changes between the two kinds of code. */
export function OtherKind({ kind, onChange }: { kind: CodeKind; onChange: (kind: CodeKind) => void }) {
  return (
    <button
      type="button"
      className="w-fit font-medium text-accent underline underline-offset-2"
      onClick={() => onChange(kind === 'app' ? 'recovery' : 'app')}
    >
      {t(kind === 'app' ? 'code.use_recovery' : 'code.use_app')}
    </button>
  );
}
