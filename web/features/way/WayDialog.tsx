import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { changeWay, createWay, type Service, type Way, WaySettings } from '#contract/way.ts';
import { call } from '#web/api.ts';
import { useSubmission } from '#web/domain/use-submission.ts';
import { languages, t } from '#web/i18n.ts';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Input } from '#web/ui/Input.tsx';
import { Select } from '#web/ui/Select.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { fieldsOf, settingsFrom, type WayField } from './fields.ts';

type DialogProps = {
  service: Service;
  /** The way that is changed; null for a new one. */
  way: Way | null;
  /** A webhook's secret is shown once, afterwards. */
  onSecret: (secret: string) => void;
  onClose: () => void;
};

/** Asks for what a service needs, by the list of its fields. */
export function WayDialog({ service, way, onSecret, onClose }: DialogProps) {
  const client = useQueryClient();
  const fields = fieldsOf[service];
  const [name, setName] = useState(way?.name ?? t(`way.service.${service}`));
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, String(way?.settings[field.name] ?? field.initial)])),
  );
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const form = useSubmission(onClose);

  const submit = () => {
    const missing = fields.filter(
      ({ name, kind, isOptional }) => kind === 'secret' && !isOptional && !way && !typed[name]?.trim(),
    );
    const parsed = WaySettings.safeParse(settingsFrom(service, typed));
    const unfit = parsed.success ? [] : parsed.error.issues.map(({ path }) => String(path[0]));
    const names = [...missing.map((field) => field.name), ...unfit, ...(name.trim() === '' ? ['name'] : [])];
    setWrong(new Set(names));
    if (names.length > 0 || !parsed.success) return form.refuse();
    form.submit(async () => {
      const body = { name, settings: parsed.data };
      if (way) await call(changeWay, { params: { wayId: way.id }, body });
      else {
        const { secret } = await call(createWay, { body });
        if (secret) onSecret(secret);
      }
      for (const key of ['ways', 'reach']) void client.invalidateQueries({ queryKey: [key] });
      notice({ title: t('way.saved', { name }), tone: 'ok' });
    });
  };

  return (
    <FormDialog
      title={way ? t('way.edit', { name: way.name }) : t(`way.add.${service}`)}
      description={t(`way.service.${service}.help`)}
      action={t(way ? 'ui.save' : 'way.add.action')}
      busy={form.isBusy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('way.field.name')} error={wrong.has('name') ? t('way.wrong') : form.problem} required>
        <Input value={name} maxLength={80} onChange={({ target }) => setName(target.value)} />
      </Field>
      {fields.map((field) => (
        <Field
          key={field.name}
          label={t(labelOf(service, field))}
          help={helpOf(service, field, way !== null)}
          error={wrong.has(field.name) ? t('way.wrong') : null}
          optional={field.isOptional}
        >
          <Control
            field={field}
            value={typed[field.name] ?? ''}
            onChange={(value) => setTyped({ ...typed, [field.name]: value })}
          />
        </Field>
      ))}
    </FormDialog>
  );
}

/** A sender is an address for mail and a number for text messages. */
function labelOf(service: Service, { name }: WayField) {
  if (name === 'from' && service === 'twilio') return 'way.field.from.number' as const;
  if (name === 'url' && (service === 'slack' || service === 'teams')) return 'way.field.url.room' as const;
  return `way.field.${name}` as Parameters<typeof t>[0];
}

function helpOf(service: Service, { name, kind }: WayField, isKnown: boolean): string | null {
  if (kind === 'secret' && isKnown) return t('way.secret.stays');
  if (name === 'body') return t('way.field.body.help');
  if (name === 'authorization') return t('way.field.authorization.help');
  if (name === 'url' && (service === 'slack' || service === 'teams')) return t(`way.field.url.${service}`);
  return null;
}

type ControlProps = { field: WayField; value: string; onChange: (value: string) => void };

function Control({ field: { name, kind, options = [] }, value, onChange }: ControlProps) {
  if (kind === 'choice')
    return (
      <Select
        value={value}
        onChange={onChange}
        options={options.map((option) => ({ value: option, label: optionLabel(name, option) }))}
      />
    );
  if (kind === 'long')
    return <Textarea dir="ltr" rows={4} value={value} onChange={({ target }) => onChange(target.value)} />;
  return (
    <Input
      dir="ltr"
      type={kind === 'secret' ? 'password' : kind === 'number' ? 'number' : 'text'}
      autoComplete="off"
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}

function optionLabel(name: string, option: string): string {
  if (name === 'language') return languages.find(({ code }) => code === option)?.name ?? option;
  if (name === 'digestMinutes')
    return option === '0' ? t('way.digest.0') : t('way.digest.minutes', { minutes: Number(option) });
  return t(`way.option.${option}` as Parameters<typeof t>[0]);
}
