import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createApiKey } from '#contract/api-key.ts';
import { permissions as allPermissions, type Permission } from '#contract/permissions.ts';
import { call } from '../../api.ts';
import { LinkDialog } from '../../domain/LinkDialog.tsx';
import { useSubmission } from '../../domain/use-submission.ts';
import { t } from '../../i18n.ts';
import { useSession } from '../../shell/session.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Field } from '../../ui/Field.tsx';
import { FormDialog } from '../../ui/FormDialog.tsx';
import { Input } from '../../ui/Input.tsx';

/** Asks for name and permissions, then shows the key this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient();
  const { permissions } = useSession();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Permission[]>([]);
  const [key, setKey] = useState<string | null>(null);
  const form = useSubmission();

  const submit = () => {
    if (name.trim() === '' || scopes.length === 0) return form.refuse();
    form.submit(async () => {
      setKey((await call(createApiKey, { body: { name, scopes: [...scopes] } })).key);
      await queryClient.invalidateQueries({ queryKey: ['api-keys'] });
    });
  };
  const toggle = (scope: Permission, isIn: boolean) =>
    setScopes(isIn ? [...scopes, scope] : scopes.filter((other) => other !== scope));

  if (key !== null)
    return (
      <LinkDialog
        title={t('api_key.created')}
        description={t('api_key.created.body')}
        label={t('api_key.key')}
        value={key}
        onClose={onClose}
      />
    );
  return (
    <FormDialog
      title={t('api_key.new')}
      action={t('api_key.create')}
      busy={form.isBusy}
      problem={form.problem}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t('api_key.name')}
        help={t('api_key.name.help')}
        error={form.touched && name.trim() === '' ? t('api_key.name.missing') : undefined}
        required
      >
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('api_key.scopes')}</legend>
        <div className="grid gap-x-4 gap-y-2 sm:grid-cols-2">
          {allPermissions
            .filter((permission) => permissions.includes(permission))
            .map((permission) => (
              <Checkbox
                key={permission}
                checked={scopes.includes(permission)}
                onChange={(isIn) => toggle(permission, isIn)}
                label={t(`permission.${permission}`)}
              />
            ))}
        </div>
        <p role="alert" className="mt-1.5 text-xs text-late">
          {form.touched && scopes.length === 0 && t('api_key.scopes.missing')}
        </p>
      </fieldset>
    </FormDialog>
  );
}
