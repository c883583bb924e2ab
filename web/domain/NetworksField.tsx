import { type ReactNode, useId, useState } from 'react';
import { listed } from '../format.ts';
import { t } from '../i18n.ts';
import { Field } from '../ui/Field.tsx';
import { Input } from '../ui/Input.tsx';
import { knownNetworks, networkName, readNetworks, unknownNetworks } from './networks.ts';

type NetworksFieldProps = {
  label: string;
  networks: readonly string[];
  /** What else is wrong. */
  error?: ReactNode;
  placeholder?: string;
  optional?: boolean;
  onChange: (networks: string[]) => void;
};

/** Networks with commas between: the known ones are offered while one is typed, and what is none is named. */
export function NetworksField({ label, networks, error, placeholder, optional, onChange }: NetworksFieldProps) {
  const id = useId();
  const [text, setText] = useState(networks.join(', '));
  const unknown = unknownNetworks(readNetworks(text));
  const before = text.slice(0, text.lastIndexOf(',') + 1);
  const start = before === '' ? '' : `${before} `;
  const isTyping =
    unknown.length === 1 &&
    text
      .trim()
      .toLowerCase()
      .endsWith(unknown[0] ?? '');
  const isBegun = isTyping && knownNetworks.some((one) => one.startsWith(unknown[0] ?? ''));
  return (
    <Field
      label={label}
      help={t('ui.networks.help', { networks: listed(knownNetworks.map(networkName)) })}
      error={unknown.length > 0 && !isBegun ? t('ui.networks.unknown', { networks: listed(unknown) }) : error}
      optional={optional}
    >
      <Input
        list={id}
        value={text}
        placeholder={placeholder}
        onChange={({ target }) => {
          setText(target.value);
          onChange(readNetworks(target.value));
        }}
      />
      <datalist id={id}>
        {knownNetworks
          .filter((one) => !networks.includes(one))
          .map((one) => (
            <option key={one} value={`${start}${one}`}>
              {networkName(one)}
            </option>
          ))}
      </datalist>
    </Field>
  );
}
