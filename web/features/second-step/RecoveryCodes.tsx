import Copy from 'lucide-react/icons/copy';
import Download from 'lucide-react/icons/download';
import { t } from '#web/i18n.ts';
import { saveFile } from '#web/save-file.ts';
import { useSession } from '#web/shell/session.ts';
import { Button } from '#web/ui/Button.tsx';
import { notice } from '#web/ui/Toast.tsx';

/** The recovery codes, this once, to be copied or kept as a file. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { agent } = useSession();
  const text = `${t('second_step.file', { email: agent.email })}\n\n${codes.join('\n')}\n`;

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notice({ title: t('ui.copied'), tone: 'ok' });
    } catch {
      // Without https the clipboard is closed to pages.
      notice({ title: t('second_step.copy.closed'), tone: 'error' });
    }
  };
  const download = () => saveFile('earshot-recovery-codes.txt', text);
  return (
    <div className="flex flex-col gap-3">
      <ul
        dir="ltr"
        aria-label={t('second_step.codes')}
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border border-line bg-panel px-4 py-3 font-mono text-base"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button icon={<Copy size={14} aria-hidden="true" />} onClick={copy}>
          {t('second_step.copy')}
        </Button>
        <Button icon={<Download size={14} aria-hidden="true" />} onClick={download}>
          {t('second_step.download')}
        </Button>
      </div>
    </div>
  );
}
