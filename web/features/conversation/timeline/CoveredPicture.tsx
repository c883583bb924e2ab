import { useQuery } from '@tanstack/react-query';
import EyeOff from 'lucide-react/icons/eye-off';
import { useState } from 'react';
import { getPictureRules, lookAtPicture } from '#contract/secret.ts';
import type { AttachmentView } from '#contract/timeline.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { Field } from '#web/ui/Field.tsx';
import { FormDialog } from '#web/ui/FormDialog.tsx';
import { Textarea } from '#web/ui/Textarea.tsx';
import { notice } from '#web/ui/Toast.tsx';

type CoveredProps = { picture: AttachmentView; onSeen: () => void };

/** A picture that a customer sent in private, until somebody who may look does; that is recorded. */
export function CoveredPicture({ picture, onSeen }: CoveredProps) {
  const mayLook = useSession().permissions.includes('picture.look');
  const rules = useQuery({
    queryKey: ['picture-rules'],
    queryFn: ({ signal }) => call(getPictureRules, { signal }),
    staleTime: 60_000,
    enabled: mayLook,
  });
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const look = async (reason: string) => {
    setBusy(true);
    try {
      await call(lookAtPicture, { params: { attachmentId: picture.id }, body: { reason } });
      setAsking(false);
      onSeen();
    } catch (error) {
      notice({ title: t('timeline.covered.failed'), description: errorMessage(error), tone: 'error' });
    }
    setBusy(false);
  };
  return (
    <span className="flex h-36 w-52 flex-col items-center justify-center gap-2 rounded-md border border-private-line bg-private-bg px-3 text-center text-xs text-ink2">
      <EyeOff size={20} aria-hidden="true" className="text-private" />
      <span dir="auto" className="line-clamp-2 break-words">
        {picture.alt ? t('timeline.covered.of', { alt: picture.alt }) : t('timeline.covered')}
      </span>
      {mayLook ? (
        <Button
          size="small"
          busy={busy || rules.isPending}
          onClick={() => (rules.data?.askReason ? setAsking(true) : void look(''))}
        >
          {t('timeline.covered.look')}
        </Button>
      ) : (
        <span className="text-ink3">{t('timeline.covered.no_right')}</span>
      )}
      {asking && <ReasonDialog busy={busy} onSay={(reason) => void look(reason)} onClose={() => setAsking(false)} />}
    </span>
  );
}

type ReasonProps = { busy: boolean; onSay: (reason: string) => void; onClose: () => void };

function ReasonDialog({ busy, onSay, onClose }: ReasonProps) {
  const [reason, setReason] = useState('');
  const [lacks, setLacks] = useState(false);
  const submit = () => {
    setLacks(reason.trim() === '');
    if (reason.trim() !== '') onSay(reason.trim());
  };
  return (
    <FormDialog
      size="small"
      title={t('timeline.covered')}
      description={t('timeline.covered.recorded')}
      action={t('timeline.covered.look')}
      busy={busy}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label={t('timeline.covered.why')} error={lacks ? t('timeline.covered.missing') : undefined}>
        <Textarea
          rows={2}
          autoFocus
          maxLength={200}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
      </Field>
    </FormDialog>
  );
}
