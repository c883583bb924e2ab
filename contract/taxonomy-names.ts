import type { LanguageCode } from './language.ts';
import type { Taxonomy } from './taxonomy.ts';
import { defaultTaxonomy } from './taxonomy-defaults.ts';

/** Name and description of what a workspace starts with, by id. */
type Names = Readonly<Record<string, readonly [name: string, description: string]>>;

const namesOf: Readonly<Record<Exclude<LanguageCode, 'en'>, Names>> = {
  de: {
    delivery: ['Lieferung', 'Wo eine Bestellung bleibt, wann sie kommt, ob sie zu spät oder gar nicht kam.'],
    fault: ['Mängel und Qualität', 'Etwas ist kaputt, beschädigt, fehlt oder ist nicht wie beschrieben.'],
    billing: ['Zahlung und Erstattung', 'Abbuchungen, Rechnungen, Preise, Erstattungen und Gutscheine.'],
    account: ['Konto und App', 'Anmeldung, Passwörter, Profile, Website und App.'],
    cancellation: [
      'Stornierung und Rückgabe',
      'Eine Bestellung stornieren, einen Vertrag kündigen, etwas zurückschicken.',
    ],
    service: ['Service und Personal', 'Wie jemand behandelt wurde und wie lange das Warten dauerte.'],
    product: ['Fragen zu Produkten', 'Was es gibt, was es kann, ob und wo es erhältlich ist.'],
    cancel: ['Kündigung', 'Jemand will einen Vertrag kündigen, eine Bestellung stornieren oder ein Konto schließen.'],
    request: ['Bitte', 'Jemand bittet uns, etwas zu tun: schicken, ändern, erstatten, zurückrufen, helfen.'],
    report: ['Störungsmeldung', 'Jemand meldet, dass etwas nicht funktioniert, kaputt oder ausgefallen ist.'],
    complaint: ['Beschwerde', 'Jemand ist unzufrieden mit dem, was wir getan oder nicht getan haben.'],
    question: ['Frage', 'Jemand möchte etwas wissen.'],
    praise: ['Lob', 'Jemand ist zufrieden und sagt es, oder bedankt sich.'],
    offer: ['Angebot oder Spam', 'Jemand will etwas verkaufen oder sucht Arbeit und gehört nicht zu unseren Kunden.'],
  },
  es: {
    delivery: ['Entrega', 'Dónde está un pedido, cuándo llega, o que llegó tarde o no llegó.'],
    fault: ['Defectos y calidad', 'Algo está roto, dañado, falta o no es como se describía.'],
    billing: ['Pagos y reembolsos', 'Cobros, facturas, precios, reembolsos y vales.'],
    account: ['Cuenta y aplicación', 'Inicio de sesión, contraseñas, perfiles, la web y la aplicación.'],
    cancellation: ['Cancelaciones y devoluciones', 'Anular un pedido o un contrato, devolver algo.'],
    service: ['Atención y personal', 'Cómo trataron a alguien y cuánto tuvo que esperar.'],
    product: ['Preguntas sobre productos', 'Qué hay, para qué sirve, si se puede conseguir y dónde.'],
    cancel: ['Cancelación', 'Alguien quiere dar de baja un contrato, anular un pedido o cerrar una cuenta.'],
    request: ['Petición', 'Alguien nos pide que hagamos algo: enviar, cambiar, reembolsar, llamar, ayudar.'],
    report: ['Aviso de avería', 'Alguien nos avisa de que algo no funciona, está roto o se ha caído.'],
    complaint: ['Queja', 'Alguien está descontento con lo que hicimos o dejamos de hacer.'],
    question: ['Pregunta', 'Alguien quiere saber algo.'],
    praise: ['Elogio', 'Alguien está contento y lo dice, o da las gracias.'],
    offer: ['Oferta o spam', 'Alguien vende algo o busca trabajo: no es cliente nuestro.'],
  },
  fr: {
    delivery: [
      'Livraison',
      'Où en est une commande, quand elle arrive, si elle a pris du retard ou n’est jamais venue.',
    ],
    fault: ['Défauts et qualité', 'Quelque chose est cassé, abîmé, manquant ou non conforme à la description.'],
    billing: ['Paiement et remboursement', 'Prélèvements, factures, prix, remboursements et bons d’achat.'],
    account: ['Compte et application', 'Connexion, mots de passe, profils, site web et application.'],
    cancellation: ['Annulation et retour', 'Annuler une commande, résilier un contrat, renvoyer un article.'],
    service: ['Service et personnel', 'Comment quelqu’un a été traité, et combien de temps il a attendu.'],
    product: ['Questions sur les produits', 'Ce qui existe, ce que ça fait, si on peut l’avoir et où.'],
    cancel: ['Résiliation', 'Quelqu’un veut résilier un contrat, annuler une commande ou fermer un compte.'],
    request: [
      'Demande',
      'Quelqu’un nous demande de faire quelque chose : envoyer, modifier, rembourser, rappeler, aider.',
    ],
    report: ['Signalement de panne', 'Quelqu’un nous signale que quelque chose ne marche pas, est cassé ou en panne.'],
    complaint: ['Réclamation', 'Quelqu’un est mécontent de ce que nous avons fait ou n’avons pas fait.'],
    question: ['Question', 'Quelqu’un veut savoir quelque chose.'],
    praise: ['Éloge', 'Quelqu’un est content et le dit, ou remercie.'],
    offer: ['Offre ou spam', 'Quelqu’un vend quelque chose ou cherche du travail : ce n’est pas un de nos clients.'],
  },
  ar: {
    delivery: ['التوصيل', 'أين الطلب، ومتى يصل، أو أنه تأخر أو لم يصل.'],
    fault: ['العيوب والجودة', 'شيء مكسور أو تالف أو ناقص أو مخالف للوصف.'],
    billing: ['الدفع والاسترداد', 'المبالغ المخصومة والفواتير والأسعار والاسترداد والقسائم.'],
    account: ['الحساب والتطبيق', 'تسجيل الدخول وكلمات المرور والملفات الشخصية والموقع والتطبيق.'],
    cancellation: ['الإلغاء والإرجاع', 'إلغاء طلب أو عقد، أو إرجاع شيء.'],
    service: ['الخدمة والموظفون', 'كيف عومل العميل وكم انتظر.'],
    product: ['أسئلة عن المنتجات', 'ما المتوفر، وما مزاياه، وهل يمكن الحصول عليه وأين.'],
    cancel: ['إلغاء', 'شخص يريد إنهاء عقد أو إلغاء طلب أو إغلاق حساب.'],
    request: ['طلب', 'شخص يطلب منا أن نفعل شيئًا: أن نرسل أو نغيّر أو نرد المبلغ أو نتصل أو نساعد.'],
    report: ['إبلاغ عن عطل', 'شخص يخبرنا بأن شيئًا لا يعمل أو مكسور أو متوقف.'],
    complaint: ['شكوى', 'شخص غير راضٍ عما فعلناه أو لم نفعله.'],
    question: ['سؤال', 'شخص يريد أن يعرف شيئًا.'],
    praise: ['ثناء', 'شخص راضٍ ويقول ذلك، أو يشكرنا.'],
    offer: ['عرض أو رسالة مزعجة', 'شخص يبيع شيئًا أو يبحث عن عمل، وليس من عملائنا.'],
  },
};

/** Pure: what every workspace starts with, named in a language. What tells the entries apart is the same in all of them. */
export function taxonomyIn(language: LanguageCode): Taxonomy {
  if (language === 'en') return defaultTaxonomy;
  return {
    entries: defaultTaxonomy.entries.map((entry) => {
      const [name, description] = namesOf[language][entry.id] ?? [entry.name, entry.description];
      return { ...entry, name, description };
    }),
  };
}
