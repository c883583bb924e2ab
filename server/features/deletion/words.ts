import { LanguageCode } from '#contract/language.ts';

type State = { title: string; body: (name: string) => string };
type Words = Record<'asked' | 'erased' | 'nothing', State> & { unknown: { title: string; body: string } } & Record<
    'code' | 'askedAt' | 'settledAt',
    string
  >;

/** What the page of a deletion says to somebody who has no account here. */
export const words: Record<LanguageCode, Words> = {
  en: {
    asked: {
      title: 'Your data is being deleted',
      body: (name) =>
        `${name} was asked to delete what it keeps about you, and is doing so now. Look again in a few minutes.`,
    },
    erased: {
      title: 'Your data is deleted',
      body: (name) => `${name} has deleted your messages, your name and everything else it kept about you.`,
    },
    nothing: {
      title: 'Nothing is kept about you',
      body: (name) => `${name} looked and found nothing about you.`,
    },
    unknown: { title: 'There is no such deletion', body: 'Check that the address is whole.' },
    code: 'Confirmation code',
    askedAt: 'Asked for',
    settledAt: 'Done',
  },
  de: {
    asked: {
      title: 'Ihre Daten werden gelöscht',
      body: (name) =>
        `${name} wurde gebeten, zu löschen, was über Sie gespeichert ist, und tut das gerade. Sehen Sie in einigen Minuten wieder nach.`,
    },
    erased: {
      title: 'Ihre Daten sind gelöscht',
      body: (name) =>
        `${name} hat Ihre Nachrichten, Ihren Namen und alles andere gelöscht, was über Sie gespeichert war.`,
    },
    nothing: {
      title: 'Über Sie ist nichts gespeichert',
      body: (name) => `${name} hat nachgesehen und nichts über Sie gefunden.`,
    },
    unknown: { title: 'Diese Löschung gibt es nicht', body: 'Prüfen Sie, ob die Adresse vollständig ist.' },
    code: 'Bestätigungscode',
    askedAt: 'Verlangt',
    settledAt: 'Erledigt',
  },
  es: {
    asked: {
      title: 'Sus datos se están eliminando',
      body: (name) =>
        `Se ha pedido a ${name} que elimine lo que guarda sobre usted, y lo está haciendo ahora. Vuelva a mirar dentro de unos minutos.`,
    },
    erased: {
      title: 'Sus datos se han eliminado',
      body: (name) => `${name} ha eliminado sus mensajes, su nombre y todo lo demás que guardaba sobre usted.`,
    },
    nothing: {
      title: 'No se guarda nada sobre usted',
      body: (name) => `${name} ha buscado y no ha encontrado nada sobre usted.`,
    },
    unknown: { title: 'No existe tal eliminación', body: 'Compruebe que la dirección esté completa.' },
    code: 'Código de confirmación',
    askedAt: 'Solicitado',
    settledAt: 'Hecho',
  },
  fr: {
    asked: {
      title: 'Vos données sont en cours de suppression',
      body: (name) =>
        `${name} a été prié de supprimer ce qu’il conserve à votre sujet et le fait en ce moment. Revenez dans quelques minutes.`,
    },
    erased: {
      title: 'Vos données sont supprimées',
      body: (name) => `${name} a supprimé vos messages, votre nom et tout ce qu’il conservait d’autre à votre sujet.`,
    },
    nothing: {
      title: 'Rien n’est conservé à votre sujet',
      body: (name) => `${name} a cherché et n’a rien trouvé à votre sujet.`,
    },
    unknown: { title: 'Cette suppression n’existe pas', body: 'Vérifiez que l’adresse est complète.' },
    code: 'Code de confirmation',
    askedAt: 'Demandée',
    settledAt: 'Faite',
  },
  ar: {
    asked: {
      title: 'يجري حذف بياناتك',
      body: (name) => `طُلب من ${name} حذف ما يحتفظ به عنك، وهو يفعل ذلك الآن. عُد بعد بضع دقائق.`,
    },
    erased: {
      title: 'حُذفت بياناتك',
      body: (name) => `حذف ${name} رسائلك واسمك وكل ما احتفظ به عنك.`,
    },
    nothing: {
      title: 'لا يُحتفظ بشيء عنك',
      body: (name) => `بحث ${name} ولم يجد شيئًا عنك.`,
    },
    unknown: { title: 'لا يوجد حذف كهذا', body: 'تحقّق من أن العنوان كامل.' },
    code: 'رمز التأكيد',
    askedAt: 'طُلب في',
    settledAt: 'تم في',
  },
};

/** Pure: the first language of a browser's list that we speak, else English. */
export function languageFor(accepted: string): LanguageCode {
  const wanted = accepted.split(',').map((one) => one.split(/[;-]/)[0]?.trim().toLowerCase());
  return wanted.flatMap((one) => LanguageCode.safeParse(one).data ?? [])[0] ?? 'en';
}
