import { LanguageCode } from '#contract/language.ts';

type CodeWords = { title: string; text: string };

const words: Record<LanguageCode, CodeWords> = {
  en: {
    title: 'Your code for {name}',
    text: '{code} is your code for {name}. Enter it on the page whose link you got by private message. Give it to nobody. If you did not ask us anything, do nothing.',
  },
  de: {
    title: 'Ihr Code für {name}',
    text: '{code} ist Ihr Code für {name}. Geben Sie ihn auf der Seite ein, deren Link Sie als private Nachricht bekommen haben, und sonst niemandem. Wenn Sie uns nichts gefragt haben, tun Sie nichts.',
  },
  es: {
    title: 'Su código para {name}',
    text: '{code} es su código para {name}. Introdúzcalo en la página cuyo enlace recibió por mensaje privado. No se lo dé a nadie. Si no nos ha preguntado nada, no haga nada.',
  },
  fr: {
    title: 'Votre code pour {name}',
    text: '{code} est votre code pour {name}. Saisissez-le sur la page dont vous avez reçu le lien par message privé. Ne le donnez à personne. Si vous ne nous avez rien demandé, ne faites rien.',
  },
  ar: {
    title: 'رمزك لدى {name}',
    text: '{code} هو رمزك لدى {name}. أدخله في الصفحة التي وصلك رابطها في رسالة خاصة، ولا تعطه لأحد. إذا لم تسألنا عن شيء فلا تفعل شيئًا.',
  },
};

/** What a mail or text message says that carries a code. Pure; in English for a language that the screen does not speak. */
export function codeWords(
  language: string | null,
  values: { code: string; name: string },
): CodeWords & { language: LanguageCode } {
  const spoken = LanguageCode.safeParse(language?.toLowerCase().split('-')[0]).data ?? 'en';
  const fill = (text: string) => text.replaceAll('{code}', values.code).replaceAll('{name}', values.name);
  const { title, text } = words[spoken];
  return { title: fill(title), text: fill(text), language: spoken };
}
