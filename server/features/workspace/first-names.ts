import type { Calendars } from '#contract/calendar.ts';
import { defaultCalendars } from '#contract/calendar.ts';
import type { LanguageCode } from '#contract/language.ts';
import { defaultMatrix, type PriorityMatrix } from '#contract/priority.ts';
import { defaultGroups } from '#contract/stakeholder.ts';

/** Names that stand in a new workspace before anybody named anything: people rename them like their own. */
type FirstNames = {
  /** The view of what nobody waits for. */
  watched: string;
  /** The calendar. */
  always: string;
  /** Of those who are asked, in the order of `defaultGroups`. */
  groups: readonly string[];
  /** Of the priority matrix, by id. */
  categories: Readonly<Record<string, string>>;
};

const namesOf: Record<LanguageCode, FirstNames> = {
  en: {
    watched: 'Watched',
    always: defaultCalendars.calendars[0]?.name ?? '',
    groups: defaultGroups,
    categories: Object.fromEntries(defaultMatrix.categories.map(({ id, name }) => [id, name])),
  },
  de: {
    watched: 'Beobachtet',
    always: 'Rund um die Uhr',
    groups: ['Recht', 'Presse', 'Produkt', 'Lieferkette', 'Geschäftsleitung'],
    categories: {
      urgent_complaint: 'Dringende Beschwerde',
      threat: 'Drohung oder Notfall',
      unhappy_in_a_hurry: 'Unzufrieden und in Eile',
      anger_many_read: 'Ärger, den viele lesen',
      special_person: 'VIP, Presse oder Behörde',
      in_a_hurry: 'In Eile',
      out_of_patience: 'Mit der Geduld am Ende',
      complaint: 'Beschwerde',
      many_listen: 'Viele hören zu',
      unhappy: 'Unzufrieden',
      private_message: 'Private Nachricht',
      general: 'Allgemeine Frage',
    },
  },
  es: {
    watched: 'En observación',
    always: 'A todas horas',
    groups: ['Jurídico', 'Prensa', 'Producto', 'Suministro', 'Dirección'],
    categories: {
      urgent_complaint: 'Queja urgente',
      threat: 'Amenaza o emergencia',
      unhappy_in_a_hurry: 'Con disgusto y con prisa',
      anger_many_read: 'Enfado que leen muchos',
      special_person: 'VIP, prensa o autoridad',
      in_a_hurry: 'Con prisa',
      out_of_patience: 'Sin más paciencia',
      complaint: 'Queja',
      many_listen: 'Muchos escuchan',
      unhappy: 'Con disgusto',
      private_message: 'Mensaje privado',
      general: 'Pregunta general',
    },
  },
  fr: {
    watched: 'Sous surveillance',
    always: 'Jour et nuit',
    groups: ['Juridique', 'Presse', 'Produit', 'Approvisionnement', 'Direction'],
    categories: {
      urgent_complaint: 'Réclamation urgente',
      threat: 'Menace ou urgence',
      unhappy_in_a_hurry: 'Mécontent et pressé',
      anger_many_read: 'Colère lue par beaucoup',
      special_person: 'VIP, presse ou autorité',
      in_a_hurry: 'Pressé',
      out_of_patience: 'À bout de patience',
      complaint: 'Réclamation',
      many_listen: 'Beaucoup écoutent',
      unhappy: 'Mécontent',
      private_message: 'Message privé',
      general: 'Question générale',
    },
  },
  ar: {
    watched: 'تحت المتابعة',
    always: 'على مدار الساعة',
    groups: ['الشؤون القانونية', 'العلاقات العامة', 'المنتج', 'سلسلة التوريد', 'الإدارة'],
    categories: {
      urgent_complaint: 'شكوى عاجلة',
      threat: 'تهديد أو طارئ',
      unhappy_in_a_hurry: 'غير راضٍ ومستعجل',
      anger_many_read: 'غضب يقرؤه كثيرون',
      special_person: 'شخصية مهمة أو صحافة أو جهة رسمية',
      in_a_hurry: 'مستعجل',
      out_of_patience: 'نفد صبره',
      complaint: 'شكوى',
      many_listen: 'كثيرون يستمعون',
      unhappy: 'غير راضٍ',
      private_message: 'رسالة خاصة',
      general: 'سؤال عام',
    },
  },
};

export const firstNames = (language: LanguageCode): FirstNames => namesOf[language];

/** The one calendar there is at first, where its owner is: around the clock until somebody sets hours. */
export function firstCalendars(language: LanguageCode, timeZone: string): Calendars {
  const name = namesOf[language].always;
  return { calendars: defaultCalendars.calendars.map((one) => ({ ...one, name, timeZone })) };
}

/** The matrix that every workspace starts with, its categories named in a language. */
export function firstMatrix(language: LanguageCode): PriorityMatrix {
  const { categories } = namesOf[language];
  return { categories: defaultMatrix.categories.map((one) => ({ ...one, name: categories[one.id] ?? one.name })) };
}
