import Smartphone from 'lucide-react/icons/smartphone';
import { Suspense, useState } from 'react';
import { networkName } from '#web/domain/networks.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';

const NativeAnswerDialog = lazyPart(
  () => import('#web/features/capture/NativeAnswerDialog.tsx'),
  'NativeAnswerDialog',
  ['call'],
);

/** Says that this network is answered in its own app, and takes down what was answered there. */
export function NativeAnswer({ conversationId, network }: { conversationId: string; network: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="mb-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink2">
      <Smartphone size={13} aria-hidden="true" className="shrink-0" />
      <p className="min-w-0 flex-1 basis-56">{t('composer.native', { network: networkName(network) })}</p>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('composer.native.log')}
      </Button>
      {isOpen && (
        <Suspense>
          <NativeAnswerDialog conversationId={conversationId} network={network} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  );
}
