import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type CheckResult, cancelDispatch } from '#contract/dispatch.ts';
import { beginMail } from '#contract/mail.ts';
import { call, errorMessage } from '#web/api.ts';
import { attempt } from '#web/domain/attempt.ts';
import { newId } from '#web/domain/new-id.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import type { Mail } from './queries.ts';

/**
 * Begins a mail, shows the conversation that it opened and offers to take it back. Answers with the checks of a refusal;
 * null when it is on its way or could not be asked for, which a notice says.
 */
export function useBeginMail(contactId: string, onBegun: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate();
  // One key for what is one mail to the person, however often it is tried.
  const [clientKey] = useState(newId);
  const [isBusy, setIsBusy] = useState(false);

  async function takeBack(dispatchId: string): Promise<void> {
    await attempt(async () => {
      await call(cancelDispatch, { params: { dispatchId } });
      notice({ title: t('mail.taken_back'), timeoutMs: 3_000 });
    }, t('mail.too_late'));
    void client.invalidateQueries({ queryKey: ['conversation'] });
  }

  async function begin(mail: Mail, accepted: string[]): Promise<readonly CheckResult[] | null> {
    setIsBusy(true);
    try {
      const body = { ...mail, clientKey, accepted };
      const { outcome, conversationId } = await call(beginMail, { params: { contactId }, body });
      if (!outcome.ok || conversationId === null) return outcome.checks;
      const { dispatch, undoUntil } = outcome;
      onBegun();
      void navigate({ to: '/inbox/$view/$conversationId', params: { view: 'all', conversationId } });
      const isAsked = dispatch.state === 'waiting';
      const timeoutMs = Math.max(new Date(undoUntil).getTime() - Date.now(), 3_000);
      notice({ title: t(isAsked ? 'mail.asked' : 'mail.sent'), undo: () => void takeBack(dispatch.id), timeoutMs });
    } catch (error) {
      notice({ title: t('mail.failed'), description: errorMessage(error), tone: 'error' });
    } finally {
      setIsBusy(false);
      void client.invalidateQueries({ queryKey: ['contact', contactId] });
    }
    return null;
  }
  return { begin, isBusy };
}
