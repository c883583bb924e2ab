import { useState } from 'react';
import { readUserAgent } from '#web/features/account/user-agent.ts';
import { t } from '#web/i18n.ts';
import { notice } from '#web/ui/Toast.tsx';
import { useReachCommands } from './reach-commands.ts';

/** Whether this browser can be reached at all: a page over plain http cannot, and on iOS only the installed app can. */
export const canPush = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** Lets this browser be reached while Earshot is closed. `pushKey`: by which it knows who may. */
export function usePush(pushKey: string) {
  const { add } = useReachCommands();
  const [isBusy, setIsBusy] = useState(false);

  async function enable(): Promise<void> {
    if (isBusy) return;
    setIsBusy(true);
    try {
      if ((await Notification.requestPermission()) !== 'granted') {
        notice({
          title: t('notification.push.denied'),
          description: t('notification.push.denied.body'),
          tone: 'error',
        });
        return;
      }
      const { endpoint, keys } = (await subscribe(pushKey)).toJSON();
      await add({
        kind: 'push',
        label: browserName(),
        endpoint: endpoint ?? '',
        keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
      });
      notice({ title: t('notification.push.on'), tone: 'ok' });
    } catch {
      notice({ title: t('notification.push.failed'), description: t('notification.push.failed.body'), tone: 'error' });
    } finally {
      setIsBusy(false);
    }
  }
  return { enable: () => void enable(), isBusy };
}

/** A browser that let somebody with another key write to it has to forget that first. */
async function subscribe(pushKey: string): Promise<PushSubscription> {
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: pushKey };
  try {
    return await pushManager.subscribe(options);
  } catch (error) {
    const known = await pushManager.getSubscription();
    if (!known) throw error;
    await known.unsubscribe();
    return pushManager.subscribe(options);
  }
}

function browserName(): string {
  const { browser, system } = readUserAgent(navigator.userAgent);
  return browser === null ? system : `${browser}, ${system}`;
}
