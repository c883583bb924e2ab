import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  removeVerificationSystem,
  setVerificationSystem,
  testVerificationSystem,
  type VerificationSystem,
} from '#contract/verification.ts';
import { call, errorMessage } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { LinkDialog } from '#web/domain/LinkDialog.tsx';
import { Loaded } from '#web/domain/Loaded.tsx';
import { t } from '#web/i18n.ts';
import { SettingsSection } from '#web/shell/SettingsFrame.tsx';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Input } from '#web/ui/Input.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { systemQuery } from './queries.ts';

/** The system that knows the customers: where it is, whether it answers, and its secret, which is shown once. */
export function SystemSection() {
  const query = useQuery(systemQuery);
  return (
    <SettingsSection title={t('verification.system')} lead={t('verification.system.lead')}>
      <Loaded query={query}>{({ system }) => <Connected key={system?.changedAt} system={system} />}</Loaded>
    </SettingsSection>
  );
}

function Connected({ system }: { system: VerificationSystem | null }) {
  const client = useQueryClient();
  const mayChange = useSession().permissions.includes('workspace.manage');
  const [url, setUrl] = useState(system?.url ?? '');
  const [secret, setSecret] = useState<string | null>(null);
  const readAgain = () => client.invalidateQueries({ queryKey: systemQuery.queryKey });
  const told = { onError: (error: Error) => notice({ title: errorMessage(error), tone: 'error' }) };
  const connect = useMutation({
    mutationFn: () => call(setVerificationSystem, { body: { url } }),
    onSuccess: (set) => setSecret(set.secret),
  });
  const remove = useMutation({
    ...told,
    mutationFn: () => call(removeVerificationSystem),
    onSuccess: async () => {
      notice({ title: t('verification.system.removed') });
      await readAgain();
    },
  });
  const test = useMutation({
    ...told,
    mutationFn: () => call(testVerificationSystem),
    onSuccess: ({ answer }) => {
      const says = answer === 'no_answer' || answer === 'match' ? answer : 'ok';
      notice({ title: t(`verification.system.test.${says}`), tone: says === 'ok' ? 'ok' : 'error' });
    },
  });
  if (!mayChange) return <p className="text-ink2">{system?.url ?? t('verification.hurdle.no_system')}</p>;
  const submit = () => {
    if (url.trim() !== '') connect.mutate();
  };
  return (
    <Form busy={connect.isPending} onSubmit={submit} className="flex max-w-xl flex-col gap-3">
      <Field label={t('verification.system.url')}>
        <Input
          type="url"
          dir="ltr"
          placeholder="https://"
          value={url}
          maxLength={1_000}
          onChange={({ target }) => setUrl(target.value)}
        />
      </Field>
      <FormError error={connect.error} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" busy={connect.isPending}>
          {t(system ? 'verification.system.change' : 'verification.system.connect')}
        </Button>
        {system && (
          <>
            <Button busy={test.isPending} onClick={() => test.mutate()}>
              {t('verification.system.test')}
            </Button>
            <Button tone="ghost" busy={remove.isPending} onClick={() => remove.mutate()}>
              {t('verification.system.remove')}
            </Button>
          </>
        )}
      </div>
      {secret && (
        <LinkDialog
          title={t('verification.system.secret')}
          description={t('verification.system.secret.body')}
          label={t('verification.system.secret.label')}
          value={secret}
          onClose={() => {
            setSecret(null);
            void readAgain();
          }}
        />
      )}
    </Form>
  );
}
