import Download from 'lucide-react/icons/download';
import { useState } from 'react';
import { csvLine } from '#contract/csv.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { FileButton } from '#web/ui/FileButton.tsx';
import { FigureImportDialog } from './FigureImportDialog.tsx';

/** A sheet to fill in, as the import reads it. */
const sample = [
  ['month', 'way', 'matters', 'resolved', 'exchanges'],
  ['2026-01', 'phone', 1200, 1100, 1500],
  ['2026-01', 'mail', 800, 640, 2100],
  ['2026-01', 'ticket', 300, 270, 900],
];

/** Figures in from a spreadsheet, which is looked at before it changes anything. */
export function FigureSheet() {
  const [read, setRead] = useState<{ name: string; csv: string } | null>(null);
  const download = () => {
    const link = document.createElement('a');
    link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(sample.map(csvLine).join(''))}`;
    link.download = 'earshot-figures.csv';
    link.click();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <FileButton
        label={t('figure.import')}
        accept=".csv,text/csv"
        onFile={(file) => void file.text().then((csv) => setRead({ name: file.name, csv }))}
      />
      <Button tone="ghost" icon={<Download size={15} aria-hidden="true" />} onClick={download}>
        {t('figure.sample')}
      </Button>
      {read && <FigureImportDialog name={read.name} csv={read.csv} onClose={() => setRead(null)} />}
    </div>
  );
}
