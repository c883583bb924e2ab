import { useQuery } from '@tanstack/react-query';
import Copy from 'lucide-react/icons/copy';
import type { ReactNode } from 'react';
import { Loaded } from '#web/domain/Loaded.tsx';
import { exactTime } from '#web/format.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Dialog } from '#web/ui/Dialog.tsx';
import { notice } from '#web/ui/Toast.tsx';
import { pretty } from './pretty.ts';
import { deliveryQuery } from './queries.ts';

/** A delivery as the network sent it: as text, never as anything that a browser would follow. */
export function DeliveryDialog({ deliveryId, onClose }: { deliveryId: string; onClose: () => void }) {
  const delivery = useQuery(deliveryQuery(deliveryId));
  const body = delivery.data?.body;
  const copy = async () => {
    await navigator.clipboard.writeText(body ?? '');
    notice({ title: t('ui.copied'), tone: 'ok' });
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={t('ledger.raw.title')}
      description={t('ledger.raw.lead')}
      footer={
        <>
          {body !== undefined && 'clipboard' in navigator && (
            <Button icon={<Copy size={14} aria-hidden="true" />} onClick={() => void copy()}>
              {t('ledger.raw.copy')}
            </Button>
          )}
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </>
      }
    >
      <Loaded query={delivery}>
        {({ receivedAt, source, state, error, body: raw }) => (
          <>
            <dl className="mb-3 grid gap-x-6 gap-y-2 sm:grid-cols-3">
              <Fact name={t('ledger.received_at')}>{exactTime(new Date(receivedAt))}</Fact>
              <Fact name={t('ledger.raw.source')}>{t(`ledger.source.${source}`)}</Fact>
              <Fact name={t('ledger.raw.state')}>{t(`ledger.state.${state}`)}</Fact>
            </dl>
            {error && <p className="mb-3 rounded-md bg-late-bg px-3 py-2 break-words text-late">{error}</p>}
            <section
              aria-label={t('ledger.raw.title')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
              tabIndex={0}
              className="max-h-[50dvh] overflow-auto rounded-md border border-line bg-bg p-3"
            >
              <pre dir="ltr" className="font-mono text-xs break-words whitespace-pre-wrap">
                {pretty(raw)}
              </pre>
            </section>
          </>
        )}
      </Loaded>
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-ink3">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
