import { phraseFinder } from './phrases.ts';
import { type Understanding, unknown } from './verdict.ts';
import type { Words } from './words.ts';

const find = phraseFinder({
  en: [
    [
      2.6,
      'urgent|urgently|asap|emergency|right now|right away|immediately|as soon as possible|time sensitive|stranded|stuck at|please hurry|hurry up|before it is too late|need help now|help now|running out of time|last chance',
    ],
    [
      1.4,
      'today|tonight|in an hour|within the hour|in two hours|this morning|this afternoon|this evening|tomorrow morning|leaves in|departs in|boarding|deadline|due today|expires|locked out|cut off|no power|no heat|no water|medication|hospital|wheelchair|baby|hacked|stolen|fraud|unauthorized|unauthorised',
    ],
    [-1.5, 'no rush|not urgent|no hurry|whenever you|when you have time|just curious'],
  ],
  de: [
    [2.6, 'dringend*|sofort*|so schnell wie möglich|schnellstmöglich*|umgehend|notfall|eilig|es eilt|gestrandet|asap'],
    [
      1.4,
      'heute|heute abend|in einer stunde|morgen früh|frist|läuft ab|ausgesperrt|kein strom|keine heizung|medikament*|krankenhaus|gehackt|gestohlen|betrug',
    ],
    [-1.5, 'eilt nicht|nicht dringend|keine eile'],
  ],
  es: [
    [
      2.6,
      'urgente*|urge|inmediatamente|de inmediato|ya mismo|ahora mismo|lo antes posible|cuanto antes|emergencia|varad*',
    ],
    [
      1.4,
      'hoy|esta noche|en una hora|mañana por la mañana|plazo|vence|sin luz|sin agua|medicamento*|hospital|hackead*|robad*|fraude',
    ],
    [-1.5, 'no es urgente|sin prisa'],
  ],
  fr: [
    [
      2.6,
      'urgent*|urgence|immédiatement|tout de suite|au plus vite|dès que possible|le plus vite possible|bloqué à|coincé*',
    ],
    [
      1.4,
      "aujourd'hui|ce soir|dans une heure|demain matin|délai|expire|pas de courant|sans chauffage|médicament*|hôpital|piraté*|volé*|fraude",
    ],
    [-1.5, 'pas urgent|rien ne presse'],
  ],
  ar: [
    [2.6, 'عاجل|عاجلا|فورا|فوراً|حالا|حالاً|ضروري|طارئ|طوارئ|بسرعة|في أسرع وقت|باسرع وقت|مستعجل'],
    [1.4, 'اليوم|الليلة|خلال ساعة|دواء|مستشفى|سرقة|احتيال'],
  ],
});

/** Where none of the words stands: how rarely a message is urgent. */
const bias = -2.6;

/** Whether somebody must be answered before others, by their words of urgency; unknown in a language without them. Pure. */
export function judgeUrgent(read: Words, language: string | null): Understanding['urgent'] {
  const found = find(read, language);
  if (!found) return unknown();
  const sum = found.reduce((total, { weight }) => total + weight, bias + (/!{2,}/.test(read.text) ? 0.5 : 0));
  const chance = 1 / (1 + Math.exp(-sum));
  const words = found.filter(({ weight }) => weight > 0).map((each) => each.words);
  return chance >= 0.5
    ? { label: 'urgent', confidence: chance, words: words.slice(0, 4) }
    : { label: 'not-urgent', confidence: 1 - chance, words: [] };
}
