import Download from 'lucide-react/icons/download';
import { Suspense, useState } from 'react';
import { exportSavedReplies } from '#contract/saved-reply.ts';
import { t } from '#web/i18n.ts';
import { lazyPart } from '#web/lazy.tsx';
import { Button } from '#web/ui/Button.tsx';
import { FileButton } from '#web/ui/FileButton.tsx';

const ReplyImportDialog = lazyPart(() => import('./ReplyImportDialog.tsx'), 'ReplyImportDialog');

/** Saved replies out to a spreadsheet and back in; what comes in is looked at before it changes anything. */
export function Spreadsheet({ mayImport }: { mayImport: boolean }) {
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
        <FileButton
          label={t('saved_reply.csv.in')}
          accept=".csv,text/csv"
          onFile={(file) => void file.text().then((csv) => setRead({ name: file.name, csv }))}
        />
      )}
      <Suspense>{read && <ReplyImportDialog name={read.name} csv={read.csv} onClose={() => setRead(null)} />}</Suspense>
    </div>
  );
}
