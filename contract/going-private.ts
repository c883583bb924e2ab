import * as z from 'zod/mini';
import { Id, Key, Typed } from './common.ts';
import { endpoint } from './endpoint.ts';
import { FillProblem, Variants } from './saved-reply.ts';

/** What a customer may write about that is better settled in private, and the words by which it is recognised. */
export const PrivateTopic = z.object({
  id: Key,
  name: Typed(60),
  isOn: z.boolean(),
  /** Whole words or phrases, whatever their case and accents; a star at the end fits any ending. */
  words: z.array(Typed(80)).check(z.minLength(1), z.maxLength(200)),
});
export type PrivateTopic = z.output<typeof PrivateTopic>;

const unique = (values: readonly string[]) => new Set(values).size === values.length;

/** When a matter is taken off the public stage, and how. */
export const GoingPrivate = z.object({
  /** Where the customer's public words hold personal data. */
  personalData: z.boolean(),
  topics: z.array(PrivateTopic).check(
    z.maxLength(30),
    z.refine((all) => unique(all.map(({ id }) => id))),
  ),
  /** After so many public answers to one customer in one thread; the empty network stands for any other. */
  exchanges: z
    .array(z.object({ network: z.string().check(z.maxLength(40)), most: z.int().check(z.gte(1), z.lte(50)) }))
    .check(
      z.minLength(1),
      z.maxLength(40),
      z.refine((all) => unique(all.map(({ network }) => network)) && all.some(({ network }) => network === '')),
    ),
  /** From so many followers on, or so many others in the thread, many read along. */
  reach: z.object({
    followers: z.int().check(z.gte(1), z.lte(100_000_000)),
    others: z.int().check(z.gte(1), z.lte(1_000)),
  }),
  /** What is said in public to ask the customer in; chosen and filled in like a saved reply. */
  invitations: Variants,
  /** So long the customer is waited for before a task asks to look again. */
  followUpHours: z.int().check(z.gte(1), z.lte(336)),
});
export type GoingPrivate = z.output<typeof GoingPrivate>;

/** Every workspace starts with these, in each language of the screen. */
export const defaultGoingPrivate: GoingPrivate = {
  personalData: true,
  topics: [
    {
      id: 'account',
      name: 'Account and identity',
      isOn: true,
      words: [
        ...['my account', 'account number', 'customer number', 'log in', 'login', 'password', 'hacked'],
        ...['mein konto', 'meinem konto', 'kontonummer', 'kundennummer', 'passwort', 'gehackt', 'anmelden'],
        ...['mi cuenta', 'número de cliente', 'contraseña', 'iniciar sesión', 'hackeado'],
        ...['mon compte', 'numéro de client', 'mot de passe', 'me connecter', 'piraté'],
        ...['حسابي', 'رقم العميل', 'كلمة المرور', 'تسجيل الدخول'],
      ],
    },
    {
      id: 'money',
      name: 'Money',
      isOn: true,
      words: [
        ...['refund*', 'money back', 'charged twice', 'invoice*', 'my bill', 'chargeback'],
        ...['erstattung*', 'geld zurück', 'doppelt abgebucht', 'rechnung*', 'abgebucht'],
        ...['reembolso*', 'devolver el dinero', 'factura*', 'cobrado dos veces'],
        ...['rembours*', 'facture*', 'débité deux fois'],
        ...['استرداد', 'استرجاع المال', 'فاتورة'],
      ],
    },
    {
      id: 'safety',
      name: 'Defects and safety',
      isOn: true,
      words: [
        ...['injur*', 'burned', 'burnt', 'caught fire', 'exploded', 'electric shock', 'dangerous', 'recall'],
        ...['verletzt', 'verbrannt', 'brennt', 'explodiert', 'stromschlag', 'gefährlich', 'rückruf'],
        ...['herido', 'quemad*', 'explot*', 'descarga eléctrica', 'peligros*'],
        ...['blessé*', 'brûlé*', 'explosé', 'décharge électrique', 'dangereu*'],
        ...['إصابة', 'احترق', 'انفجر', 'صدمة كهربائية', 'خطير'],
      ],
    },
    {
      id: 'documents',
      name: 'Contracts and documents',
      isOn: true,
      words: [
        ...['contract*', 'warranty claim', 'terms and conditions', 'cancellation', 'lawyer', 'insurance claim'],
        ...['vertrag*', 'garantiefall', 'agb', 'kündigung*', 'anwalt', 'schadensfall'],
        ...['contrato*', 'garantía', 'cancelación', 'abogad*'],
        ...['contrat*', 'garantie', 'résiliation', 'avocat*'],
        ...['عقد', 'ضمان', 'إلغاء الاشتراك', 'محامي'],
      ],
    },
    {
      id: 'sales',
      name: 'Sales prospects',
      isOn: true,
      words: [
        ...['quote for', 'bulk order', 'become a customer', 'talk to sales', 'price for a team', 'wholesale'],
        ...['angebot für', 'großbestellung', 'kunde werden', 'preis für'],
        ...['presupuesto', 'pedido grande', 'hacerme cliente', 'al por mayor'],
        ...['devis', 'commande en gros', 'devenir client'],
        ...['عرض سعر', 'طلبية كبيرة', 'أن أصبح عميلًا'],
      ],
    },
  ],
  exchanges: [{ network: '', most: 3 }],
  reach: { followers: 10_000, others: 3 },
  invitations: [
    [
      'en',
      'We would like to look into this with you in private. Please send us a direct message at @{{channel.handle}}; no details here, please.',
    ],
    [
      'de',
      'Das klären wir gern privat mit Ihnen. Bitte schreiben Sie uns eine Direktnachricht an @{{channel.handle}}; bitte keine Einzelheiten hier.',
    ],
    [
      'es',
      'Queremos verlo contigo en privado. Escríbenos un mensaje directo a @{{channel.handle}}; sin detalles aquí, por favor.',
    ],
    [
      'fr',
      'Nous aimerions voir cela avec vous en privé. Écrivez-nous un message direct à @{{channel.handle}} ; pas de détails ici, s’il vous plaît.',
    ],
    [
      'ar',
      'نود أن نتابع هذا معك على انفراد. أرسل إلينا رسالة مباشرة على @{{channel.handle}}، ودون تفاصيل هنا من فضلك.',
    ],
  ].map(([language = '', text = '']) => ({ network: '', language, text })),
  followUpHours: 24,
};

export const draftInvitation = endpoint({
  method: 'GET',
  path: '/api/conversations/:conversationId/invitation',
  permission: 'reply.draft',
  summary:
    'The words with which a customer is asked to go on in private, for the network and language of a conversation.',
  params: z.object({ conversationId: Id }),
  query: z.object({ replyToId: z.optional(Id) }),
  reply: z.object({ text: z.string(), problem: z.nullable(FillProblem) }),
});
