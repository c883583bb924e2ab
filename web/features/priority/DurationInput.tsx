import { useState } from 'react';
import { t } from '#web/i18n.ts';
import { Input } from '#web/ui/Input.tsx';
import { durationText, readDuration } from './duration-text.ts';

type DurationProps = {
  label: string;
  minutes: number | null;
  /** Empty means no promise. */
  isOptional: boolean;
  onChange: (minutes: number | null) => void;
};

/** A length of time as one writes it: 15m, 2h, 3d. What is no time stays typed and changes nothing. */
export function DurationInput({ label, minutes, isOptional, onChange }: DurationProps) {
  const shown = minutes === null ? '' : durationText(minutes);
  const [typed, setTyped] = useState<string | null>(null);
  const read = (text: string) => (text.trim() === '' && isOptional ? null : readDuration(text));
  const isWrong = typed !== null && read(typed) === null && !(typed.trim() === '' && isOptional);
  return (
    <Input
      aria-label={label}
      aria-invalid={isWrong || undefined}
      title={isWrong ? t('policy.time.wrong') : undefined}
      value={typed ?? shown}
      placeholder={isOptional ? t('policy.time.none') : undefined}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed !== null && !isWrong && typed !== shown) onChange(read(typed));
        if (!isWrong) setTyped(null);
      }}
      className="w-18"
    />
  );
}
