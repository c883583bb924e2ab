import { useState } from 'react';
import { type QuestionReason, questionReasons, type SeenPost } from '#contract/closing.ts';
import { t } from '#web/i18n.ts';
import { Button } from '#web/ui/Button.tsx';
import { Select } from '#web/ui/Select.tsx';
import { useQuestionCommands } from './commands.ts';

type ActionsProps = { conversationId: string; post: SeenPost; onShow: (conversationId: string) => void };

/** A bystander's question is answered in a conversation of its own, or set aside for a reason. */
export function QuestionActions({ conversationId, post, onShow }: ActionsProps) {
  const { leave, take } = useQuestionCommands(conversationId);
  const [busy, setBusy] = useState(false);
  const who = post.author.name;
  const answer = async () => {
    setBusy(true);
    const taken = await take(post.messageId);
    setBusy(false);
    if (taken) onShow(taken);
  };
  return (
    <div className="mt-1.5 flex flex-wrap gap-2">
      <Button size="small" busy={busy} onClick={answer} aria-label={t('closing.question.answer.to', { who })}>
        {t('closing.question.answer')}
      </Button>
      <Select<QuestionReason>
        label={t('closing.question.leave.of', { who })}
        value={null}
        placeholder={t('closing.question.leave')}
        disabled={busy}
        options={questionReasons.map((value) => ({ value, label: t(`closing.question.reason.${value}`) }))}
        onChange={(reason) => void leave([post.messageId], reason)}
        className="h-(--control-small) w-auto max-w-full text-xs"
      />
    </div>
  );
}
