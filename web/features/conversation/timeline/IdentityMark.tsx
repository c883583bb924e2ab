import { useQueryClient } from '@tanstack/react-query';
import IdCard from 'lucide-react/icons/id-card';
import { markIdentity } from '#contract/secret.ts';
import type { AttachmentView } from '#contract/timeline.ts';
import { call, errorMessage } from '#web/api.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { notice } from '#web/ui/Toast.tsx';

/** Says that a picture shows an identity document, which no program here can see. */
export function IdentityMark({ picture, onMarked }: { picture: AttachmentView; onMarked: () => void }) {
  const client = useQueryClient();
  const isIdentity = picture.identity === true;
  const set = async (next: boolean) => {
    try {
      await call(markIdentity, { params: { attachmentId: picture.id }, body: { isIdentity: next } });
      notice({
        title: t('timeline.identity.done', { marked: String(next) }),
        undo: () => void set(!next),
      });
      onMarked();
    } catch (error) {
      notice({ title: t('timeline.identity.failed'), description: errorMessage(error), tone: 'error' });
    }
    void client.invalidateQueries({ queryKey: ['conversation'] });
  };
  return (
    <Button
      size="small"
      tone="ghost"
      aria-pressed={isIdentity}
      icon={<IdCard size={15} aria-hidden="true" />}
      onClick={() => void set(!isIdentity)}
    >
      {t(isIdentity ? 'timeline.identity.unmark' : 'timeline.identity.mark')}
    </Button>
  );
}
