import * as z from 'zod/mini';
import { Key, Typed } from './common.ts';

/** What customers write about, in the team's own terms. */
export const Theme = z.object({
  id: Key,
  name: Typed(60),
  /** For people: when a message belongs to it. */
  description: z.string().check(z.maxLength(500)),
  /** Whole words or phrases, whatever their case and accents; a star at the end fits any ending. */
  words: z.array(Typed(60)).check(z.maxLength(200)),
  /** Messages as customers write them; the workspace's own model learns from these beside corrections. */
  examples: z.array(Typed(500)).check(z.maxLength(200)),
  /** The theme that it became part of; null for one of its own. */
  mergedInto: z.nullable(Key),
  /** The theme that it was split off: what says the words of both belongs here. */
  splitFrom: z._default(z.nullable(Key), null),
});
export type Theme = z.output<typeof Theme>;

/** What became part of another leads to one that still stands. */
const isWhole = (themes: readonly Theme[]) => {
  const own = new Set(themes.flatMap(({ id, mergedInto }) => (mergedInto === null ? [id] : [])));
  return (
    new Set(themes.map(({ id }) => id)).size === themes.length &&
    themes.every(({ mergedInto }) => mergedInto === null || own.has(mergedInto))
  );
};

/** Every theme there is, and what became part of another, so that what was told by its name can still be read. */
export const Taxonomy = z.object({ themes: z.array(Theme).check(z.maxLength(200), z.refine(isWhole)) });
export type Taxonomy = z.output<typeof Taxonomy>;

const theme = (id: string, name: string, description: string, ...words: string[]): Theme => ({
  id,
  name,
  description,
  words,
  examples: [],
  mergedInto: null,
  splitFrom: null,
});

/** What every workspace starts with, known by its words in the languages of the screen. */
export const defaultTaxonomy: Taxonomy = {
  themes: [
    theme(
      'delivery',
      'Delivery',
      'Where an order is, when it comes, or that it came late or not at all.',
      ...['deliver*', 'parcel*', 'package*', 'courier', 'tracking', 'shipped', 'not arrived', 'never arrived'],
      ...['lieferung*', 'geliefert', 'paket*', 'sendung*', 'versand*', 'zusteller', 'nicht angekommen'],
      ...['entrega*', 'entregado', 'paquete*', 'envío*', 'mensajero', 'no ha llegado', 'enviáis'],
      ...['livraison*', 'livré', 'livrée', 'colis', 'expédi*', 'livreur', 'pas arrivé*'],
      ...['توصيل', 'التوصيل', 'طرد', 'طردي', 'الشحن', 'شحن', 'تشحنون', 'لم يصل'],
    ),
    theme(
      'fault',
      'Faults and quality',
      'Something is broken, damaged, missing or not as described.',
      ...['broken', 'broke', 'damaged', 'defect*', 'faulty', 'cracked', 'leak*', 'stopped working', 'not working'],
      ...['kaputt', 'defekt*', 'beschädigt', 'gebrochen', 'undicht', 'funktioniert nicht'],
      ...['roto', 'rota', 'defectuos*', 'dañad*', 'no funciona', 'dejó de funcionar'],
      ...['cassé*', 'défectueu*', 'abîmé*', 'endommagé*', 'ne marche pas', 'ne fonctionne plus'],
      ...['مكسور', 'معطل', 'تالف', 'لا يعمل', 'عيب'],
    ),
    theme(
      'billing',
      'Payment and refunds',
      'Charges, invoices, prices, refunds and vouchers.',
      ...['refund*', 'charged', 'invoice*', 'bill', 'billed', 'payment*', 'money back', 'voucher*', 'overcharged'],
      ...['rückerstattung*', 'abgebucht', 'rechnung*', 'zahlung*', 'bezahlt', 'geld zurück', 'gutschein*'],
      ...['reembolso*', 'cobrado', 'cobrasteis', 'factura*', 'pago', 'pagado', 'vale'],
      ...['rembours*', 'débité*', 'prélevé*', 'facture*', 'paiement*', 'bon d’achat'],
      ...['استرداد', 'فاتورة', 'فاتورتي', 'دفع', 'خصم', 'قسيمة'],
    ),
    theme(
      'account',
      'Account and app',
      'Signing in, passwords, profiles, the website and the app.',
      ...['log in', 'login', 'sign in', 'password*', 'my account', 'website', 'the app', 'hacked'],
      ...['anmelden', 'einloggen', 'passwort', 'mein konto', 'meinem konto', 'webseite', 'die app'],
      ...['iniciar sesión', 'contraseña', 'mi cuenta', 'página web', 'la aplicación', 'la app'],
      ...['me connecter', 'mot de passe', 'mon compte', 'site web', 'votre site', 'l’application', 'l’appli'],
      ...['تسجيل الدخول', 'كلمة المرور', 'حسابي', 'الموقع', 'التطبيق'],
    ),
    theme(
      'cancellation',
      'Cancelling and returning',
      'Calling off an order or a contract, sending something back.',
      ...['cancel*', 'return it', 'return this', 'return label', 'send it back', 'exchange', 'subscription'],
      ...['stornier*', 'kündig*', 'widerruf*', 'zurückschicken', 'rücksendung*', 'umtausch*', 'retoure*'],
      ...['cancelar', 'devolver', 'devolución*', 'cambio de talla', 'suscripción'],
      ...['annul*', 'résili*', 'renvoyer', 'échanger', 'abonnement*'],
      ...['إلغاء', 'إرجاع', 'استبدال', 'اشتراك'],
    ),
    theme(
      'service',
      'Service and staff',
      'How somebody was treated, and how long they waited.',
      ...['customer service', 'your support', 'your staff', 'on hold', 'hotline', 'rude', 'nobody answers', 'no reply'],
      ...['kundendienst', 'kundenservice', 'mitarbeiter*', 'warteschleife', 'unfreundlich', 'niemand antwortet'],
      ...['atención al cliente', 'servicio al cliente', 'maleducad*', 'nadie contesta', 'nadie responde'],
      ...['service client', 'vos employé*', 'malpoli*', 'personne ne répond'],
      ...['خدمة العملاء', 'موظف', 'لا أحد يرد'],
    ),
    theme(
      'product',
      'Questions about products',
      'What there is, what it does, whether and where it can be had.',
      ...['in stock', 'available in', 'come in', 'which size', 'size guide', 'compatible', 'made of', 'do you sell'],
      ...['auf lager', 'verfügbar', 'welche größe', 'kompatibel', 'gibt es das'],
      ...['disponible', 'qué talla', 'compatible con', 'tenéis'],
      ...['en stock', 'disponible en', 'quelle taille', 'compatible avec', 'avez-vous'],
      ...['متوفر', 'أي مقاس', 'هل يوجد'],
    ),
  ],
};

/** Pure: the themes of today. */
export const standing = ({ themes }: Taxonomy): Theme[] => themes.filter(({ mergedInto }) => mergedInto === null);
