import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { Network } from '#contract/channel-connect.ts';
import { switchWorkspace } from '#contract/session.ts';
import { createWorkspace } from '#contract/workspace.ts';
import { call } from '#web/api.ts';
import { FormError } from '#web/domain/FormError.tsx';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { Field } from '#web/ui/Field.tsx';
import { Form } from '#web/ui/Form.tsx';
import { Input } from '#web/ui/Input.tsx';

type LiveFirstProps = {
  network: Network;
  /** Absent where it is not played here. */
  onPractise?: (() => void) | undefined;
  onBack?: () => void;
  onClose: () => void;
};

/** Real customers need a live workspace: goes to one, or makes it, and connects there. */
export function LiveFirst({ network, onPractise, onBack, onClose }: LiveFirstProps) {
  const formId = useId();
  const { workspace, workspaces, permissions } = useSession();
  const live = workspaces.filter(({ kind }) => kind === 'live');
  const mayCreate = permissions.includes('workspace.manage');
  const [name, setName] = useState(workspace.name);
  const [touched, setTouched] = useState(false);
  const move = useMutation({
    mutationFn: async (to: { workspaceId: string } | { name: string }) => {
      if ('name' in to) await call(createWorkspace, { body: to });
      else await call(switchWorkspace, { body: to });
      // The page loads anew: what is in memory belongs to the other workspace.
      location.assign(`/settings/channels?connect=${encodeURIComponent(network.network)}`);
    },
  });
  const isBusy = move.isPending || move.isSuccess;
  const submit = () => {
    setTouched(true);
    if (name.trim() !== '') move.mutate({ name: name.trim() });
  };

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('channel.live.title', { label: network.label })}
      description={t('channel.live.body', { name: workspace.name })}
      footer={
        <>
          <Button onClick={onBack ?? onClose}>{t(onBack ? 'channel.back' : 'ui.cancel')}</Button>
          {mayCreate && (
            <Button type="submit" form={formId} tone="primary" busy={isBusy}>
              {t('channel.live.create')}
            </Button>
          )}
        </>
      }
    >
      {live.length > 0 && (
        <div className="mb-4 flex flex-wrap gap-2">
          {live.map(({ id, name: its }) => (
            <Button key={id} busy={isBusy} onClick={() => move.mutate({ workspaceId: id })}>
              {t('channel.live.go', { name: its })}
            </Button>
          ))}
        </div>
      )}
      {mayCreate ? (
        <Form id={formId} busy={isBusy} onSubmit={submit}>
          <Field
            label={t('channel.live.name')}
            help={t('channel.live.name.help', { label: network.label })}
            error={touched && name.trim() === '' ? t('channel.missing') : undefined}
            required
          >
            <Input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
          </Field>
        </Form>
      ) : (
        live.length === 0 && <p className="text-ink2">{t('channel.live.ask')}</p>
      )}
      {onPractise && (
        <Button tone="ghost" className="mt-3" onClick={onPractise}>
          {t('channel.practised.dialog', { label: network.label })}
        </Button>
      )}
      <div className="mt-3">
        <FormError error={move.error} />
      </div>
    </Dialog>
  );
}
