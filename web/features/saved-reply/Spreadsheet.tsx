import Download from 'lucide-react/icons/download';
import Upload from 'lucide-react/icons/upload';
import { Suspense, useRef, useState } from 'react';
import { exportSavedReplies } from '#contract/saved-reply.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';

const ImportDialog = lazyPart(() => import('./ImportDialog.tsx'), 'ImportDialog');

/** Saved replies out to a spreadsheet and back in; what comes in is looked at before it changes anything. */
export function Spreadsheet({ mayImport }: { mayImport: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const [read, setRead] = useState<{ name: string; csv: string } | null>(null);
  return (
    <div className="mb-4 flex flex-wrap gap-2">
      <Button
        icon={<Download size={15} aria-hidden="true" />}
        onClick={() => {
          const link = document.createElement('a');
          link.href = exportSavedReplies.path;
          link.download = '';
          link.click();
        }}
      >
        {t('saved_reply.csv.out')}
      </Button>
      {mayImport && (
        <Button icon={<Upload size={15} aria-hidden="true" />} onClick={() => input.current?.click()}>
          {t('saved_reply.csv.in')}
        </Button>
      )}
      <input
        ref={input}
        type="file"
        accept=".csv,text/csv"
        aria-label={t('saved_reply.csv.in')}
        className="hidden"
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void file.text().then((csv) => setRead({ name: file.name, csv }));
          target.value = '';
        }}
      />
      <Suspense>{read && <ImportDialog name={read.name} csv={read.csv} onClose={() => setRead(null)} />}</Suspense>
    </div>
  );
}
