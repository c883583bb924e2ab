import { Suspense, useState } from 'react';
import type { CheckResult } from '#contract/dispatch.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { mayBePublished, stopsOf } from './answer.ts';

const PublishDialog = lazyPart(() => import('./PublishDialog.tsx'), 'PublishDialog', ['composer', 'form']);

type PublishProps = {
  checks: readonly CheckResult[];
  text: string;
  /** The account that would say it. */
  handle: string;
  /** `isAll`: nothing else stops it, so that it can be sent. */
  onPublish: (reason: string, isAll: boolean) => void;
};

/** The way on, for whoever may go it, where personal data keeps an answer from being public. */
export function PublishAnyway({ checks, text, handle, onPublish }: PublishProps) {
  const [asking, setAsking] = useState(false);
  const stops = stopsOf(checks);
  const found = stops.filter(mayBePublished);
  if (found.length === 0) return null;
  const isAll = found.length === stops.length;
  return (
    <>
      <Button size="small" onClick={() => setAsking(true)}>
        {t('composer.publish')}
      </Button>
      {asking && (
        <Suspense>
          <PublishDialog
            text={text}
            spans={found.flatMap(({ at }) => at ?? [])}
            action={isAll ? t('composer.send.public', { handle }) : t('composer.publish.keep')}
            onPublish={(reason) => {
              setAsking(false);
              onPublish(reason, isAll);
            }}
            onClose={() => setAsking(false)}
          />
        </Suspense>
      )}
    </>
  );
}
