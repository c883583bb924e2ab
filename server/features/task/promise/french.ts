import type { Speech } from './speech.ts';

const us =
  "(?:je|nous|on|(?:un|une|mon|ma|notre|nos|l')(?: ?(?:\\p{L}+ )?)?(?:collegues?|equipe|conseillers?|conseillere))";
const pronoun = "(?: (?:vous|te|lui|leur|le|la|les|l'|nous|m'|me|y|en|recontactera))*";
const soon = '(?:(?: (?:allons|vais|va|vont)))';
/** `nous vous rappellerons`, `je vais vous rappeler`, `on vous rappelle demain`. */
const says = (future: string, infinitive: string, present: string) =>
  `${us}${pronoun} ?(?:${future})(?:ai|ons|a|ont)|${us}${soon}(?: (?!pas|jamais|plus)\\p{L}+)?${pronoun} ?(?:${infinitive})|${us}${pronoun} ?(?:${present})(?=.*(?:demain|aujourd'hui|lundi|mardi|mercredi|jeudi|vendredi|heure|jours?|minute|soir|matin|midi|semaine|plus vite|bientot|rapidement))`;

export const french: Speech = {
  conditions:
    "si|s'il|s'ils|sauf si|a condition|au cas ou|pourrions|pourrait|pourrais|peut-etre|eventuellement|ne|n'[\\p{L}]+|jamais|aucune?",
  commits: '(?<=^|[ ,.;:!(])',
  between: '',
  verbs: {
    call: says(
      '(?:r)?appeller|telephoner',
      '(?:r)?appeler|telephoner',
      '(?:r)?appell(?:e|ons|es)|(?:r)?appelons|telephon(?:e|ons)',
    ),
    refund: says(
      'rembourser|restituer|crediter|reverser',
      'rembourser|restituer|crediter|reverser',
      'rembours(?:e|ons)',
    ),
    send: says(
      '(?:r)?enverr|expedier|livrer|remplacer|adresser',
      '(?:r)?envoyer|expedier|livrer|remplacer|adresser',
      '(?:r)?envo(?:ie|yons)|expedi(?:e|ons)',
    ),
    reply: `${says('(?:re)?contacter|repondr|ecrir|informer|reviendr|tiendr|prev(?:i|ie)ndr|donner|avertir|communiquer|ferons? signe|dir', '(?:re)?contacter|repondre|ecrire|informer|revenir vers|tenir (?:informe|au courant)|prevenir|donner (?:une reponse|des nouvelles)|avertir', '(?:re)?contact(?:e|ons)|revien(?:s|t) vers|revenons vers|repond(?:s|ons)?|tien(?:s|t)? (?:informe|au courant)|tenons (?:informe|au courant)')}`,
    check: says(
      'verifier|examiner|regarder|transmettr|rechercher|enqueter|occuper|traiter|resoudr',
      "(?:se |nous |m')?(?:verifier|examiner|regarder|transmettre|rechercher|enqueter|occuper|traiter|resoudre)",
      'verifi(?:e|ons)|transmet(?:s|tons)',
    ),
  },
  others: [
    {
      kind: 'reply',
      says: 'vous (?:recevrez|aurez|obtiendrez)(?=.* (?:reponse|nouvelles|retour|message))|tu (?:recevras|auras)(?=.* (?:reponse|nouvelles|retour))',
    },
    { kind: 'call', says: 'vous (?:recevrez|aurez) un appel' },
    { kind: 'refund', says: 'vous (?:recevrez|aurez)(?=.* remboursement)|vous serez rembourse' },
    { kind: 'send', says: 'vous (?:recevrez|aurez)(?=.* (?:colis|remplacement))' },
  ],
  and: '\\s*,?\\s+(?:et|puis)(?: puis| aussi)?\\s+',
  carried: ['nous', 'nous allons'],
  times: {
    numbers: {
      une: 1,
      un: 1,
      deux: 2,
      trois: 3,
      quatre: 4,
      cinq: 5,
      six: 6,
      sept: 7,
      huit: 8,
      neuf: 9,
      dix: 10,
      douze: 12,
      'vingt-quatre': 24,
    },
    units: {
      minutes: 'minutes?|min',
      hours: 'heures?|h',
      workdays: 'jours? (?:ouvres?|ouvrables?)',
      days: 'jours?|journees?',
      weeks: 'semaines?',
    },
    within:
      "(?:sous|dans|d'ici|en|endeans)(?: (?:un delai (?:de|maximum de)|les|la|environ|moins de|prochaines|prochains|un maximum de|maximum))* (?:\\d+ ?(?:-|–|a|ou) ?)?N",
    today: "aujourd'hui|ce (?:matin|soir|midi)|cet apres-midi|d'ici la fin de (?:la )?journee|dans la journee",
    tomorrow: 'demain',
    dayAfterTomorrow: 'apres-demain|apres demain',
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    next: 'prochain|de la semaine prochaine',
    endOfWeek: "(?:d'ici |avant )?(?:la )?fin de (?:la )?semaine|cette semaine|avant le week-end",
    nextWeek: '(?:la )?semaine prochaine|debut de semaine prochaine',
    parts: { morning: 'matin|matinee', noon: 'midi', afternoon: 'apres-midi', evening: 'soir|soiree' },
    at: "a|avant|vers|jusqu'a|des",
  },
};
