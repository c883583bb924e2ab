import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { getSession, type Session, signOut, switchWorkspace } from '#contract/session.ts';
import { call, errorMessage } from '../api.ts';
import { forgetDrafts } from '../features/composer/forget-drafts.ts';
import { forgetPush } from '../features/notification/forget-push.ts';
import { allWaiting, forgetWaiting } from '../features/outbox/outbox.ts';
import { currentRegion, isLanguageForced, rememberLanguage, setRegion, t } from '../i18n.ts';
import { forgetBrowser } from '../realtime/browser-id.ts';
import { notice } from '../ui/Toast.tsx';

export type { Session };

/** Who is signed in; loaded before the first page of the frame draws. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call(getSession, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** The session, anywhere below the frame. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Whether the workspace asks everyone for a second step and this person has none: then nothing else opens. */
export function lacksSecondStep({ secondStep }: Session): boolean {
  return secondStep.isNeeded && !secondStep.isOn;
}

/** Speaks the agent's language and shows times and numbers as they have them set. */
export async function followAgent({ agent }: Session): Promise<void> {
  const now = currentRegion();
  const language = isLanguageForced() ? now.language : agent.language;
  rememberLanguage(agent.language);
  if (agent.locale === now.locale && agent.timeZone === now.timeZone && language === now.language) return;
  const { locale, timeZone } = agent;
  // Without its catalogue the page still works in the language it has.
  await setRegion({ language, locale, timeZone }).catch(() => setRegion({ locale, timeZone }));
}

/** Ends the session. What waits in this browser would be lost with it, so that is said first. */
export function leave(): void {
  const count = allWaiting().length;
  if (count === 0) void leaveNow();
  else
    notice({
      title: t('outbox.leave', { count }),
      description: t('outbox.leave.body'),
      action: { label: t('outbox.leave.anyway'), run: () => void leaveNow() },
      timeoutMs: 0,
      id: 'leave',
    });
}

/** Nothing of the person stays in the browser: no draft, no answer that waits, no name for it. */
const leaveNow = () =>
  startAfresh(async () => {
    await call(signOut);
    forgetDrafts();
    forgetBrowser();
    await forgetPush().catch(() => {});
    await forgetWaiting();
    // `features/capture/kept.ts`
    indexedDB?.deleteDatabase('earshot-captures');
  }, '/sign-in');

/** Moves to another workspace of the same person. */
export const moveTo = (workspaceId: string) => startAfresh(() => call(switchWorkspace, { body: { workspaceId } }), '/');

/** The page loads anew, so that nothing of the old session stays in memory. */
async function startAfresh(change: () => Promise<unknown>, address: string): Promise<void> {
  try {
    await change();
    location.assign(address);
  } catch (error) {
    notice({ title: errorMessage(error), tone: 'error' });
  }
}
