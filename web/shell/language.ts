import { useQueryClient } from '@tanstack/react-query';
import { changeProfile } from '#contract/session.ts';
import { call, errorMessage } from '../api.ts';
import { languages, localeFor, setRegion } from '../i18n.ts';
import { notice } from '../ui/Toast.tsx';
import { followAgent, sessionQuery, useSession } from './session.ts';

/** Switches the language at once and keeps it with the person; a pseudo language lasts for this visit. */
export function useChooseLanguage(): (code: string) => void {
  const client = useQueryClient();
  const { agent } = useSession();

  async function choose(code: string): Promise<void> {
    const language = languages.find((one) => one.code === code)?.code;
    if (language === undefined) return setRegion({ language: code });
    const locale = localeFor(language, agent.locale);
    await setRegion({ language, locale });
    await call(changeProfile, { body: { language, locale } });
    await followAgent(await client.fetchQuery({ ...sessionQuery, staleTime: 0 }));
  }
  return (code) => {
    choose(code).catch((error) => notice({ title: errorMessage(error), tone: 'error' }));
  };
}
