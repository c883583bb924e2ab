import { pleasantness } from './lexicon.ts';
import { phraseFinder } from './phrases.ts';
import { type Understanding, unknown } from './verdict.ts';
import type { Words } from './words.ts';

const find = phraseFinder({
  en: [
    [
      2.6,
      'fed up|sick of|sick and tired|had enough|last straw|never again|worst service|worst customer|worst company|worst airline|what a joke|are you kidding|you kidding me|ridiculous|unacceptable|disgrace*|infuriating|frustrat*|furious|outrage*|appalling|pathetic|shame on|still waiting|third time|fourth time|fifth time|waste of time|wasted|no one answers|nobody answers|keeps hanging|hung up on|give up|beyond annoyed|so annoyed|so angry|pissed|wtf|ffs|smh',
    ],
    [
      1.3,
      'still no|still not|still nothing|yet again|once again|every time|for hours|for days|for weeks|for months|hours on hold|on hold|no response|no reply|no answer|no one|nobody|ignored|ignoring|keep getting|keeps|again and again|annoyed|annoying|angry|upset|disappoint*|terrible|horrible|awful|useless|incompetent|lied|lies|lying|scam|refuse*|cancel my|switching to|how hard|how many times|seriously|really',
    ],
    [-2, 'thank you|thanks|thx|appreciate|awesome|love|great job|well done|no worries|resolved|all good|happy'],
  ],
  de: [
    [
      2.6,
      'es reicht|nie wieder|unverschämt*|frechheit|unmöglich|lächerlich|wütend|genervt|nervt|sauer|stinksauer|katastrophe|katastrophal*|enttäuscht|armutszeugnis|saftladen|schon wieder|zum dritten mal|warte immer noch|keine antwort|schlechtester|unfassbar',
    ],
    [
      1.3,
      'immer noch|seit wochen|seit tagen|seit stunden|warteschleife|niemand|ständig|schlecht*|ärgerlich|leider|schade',
    ],
    [-2, 'danke|vielen dank|super|toll|perfekt|gelöst|freue'],
  ],
  es: [
    [
      2.6,
      'hart*|estoy hart*|nunca más|vergüenza|inaceptable|ridícul*|pésim*|indignad*|indignante|furios*|una burla|el colmo|sigo esperando|nadie responde|nadie contesta|tomadura de pelo|decepcionad*|fatal',
    ],
    [1.3, 'otra vez|todavía no|aún no|desde hace|semanas|horas|nadie|mal servicio|malísim*|enfadad*|molest*|inútil*'],
    [-2, 'gracias|genial|perfecto|encantad*|excelente|resuelto'],
  ],
  fr: [
    [
      2.6,
      'marre|ras le bol|plus jamais|honte|honteux|inadmissible|inacceptable|ridicule|scandaleux|furieu*|se moque|foutage|énerv*|agacé*|toujours pas|toujours rien|aucune réponse|déçu*|lamentable|catastroph*',
    ],
    [1.3, 'encore une fois|depuis des|semaines|heures|personne|nul|nulle|inutile|mécontent*|injoignable'],
    [-2, 'merci|super|parfait|génial|ravi*|bravo|résolu'],
  ],
  ar: [
    [2.6, 'زهقت|تعبت|مللت|عيب|سيء|سيئة|أسوأ|اسوأ|مهزلة|فضيحة|حرام|غير مقبول|ما زلت أنتظر|لا أحد يرد|محد يرد'],
    [1.3, 'للمرة الثالثة|منذ|من اسبوع|من أسبوع|انتظار|مشكلة|تأخير'],
    [-2, 'شكرا|شكراً|ممتاز|رائع|مشكور'],
  ],
});

const bias = -1.9;
/** In every text in which the longer pattern is. */
const mayShout = /\p{Lu}{3}/u;
const shouting = /(?<![\p{L}])(?:\p{Lu}{3,}[^\p{L}]+){2,}\p{Lu}{3,}/u;

/** Whether somebody has lost patience with us, by their words and how they are written; unknown in a language without words. Pure. */
export function judgeFrustrated(read: Words, language: string | null): Understanding['frustrated'] {
  const found = find(read, language);
  if (!found) return unknown();
  const mood = language === 'en' ? read.words.reduce((sum, word) => sum + pleasantness(word.text), 0) : 0;
  const { text } = read;
  const manner =
    (/[!?]{2,}/.test(text) ? 0.7 : 0) +
    (mayShout.test(text) && shouting.test(text) ? 0.9 : 0) +
    (/[😠😡🤬😤🖕]/u.test(text) ? 1.5 : 0);
  const sum = found.reduce((total, { weight }) => total + weight, bias + manner - Math.max(-4, Math.min(4, mood)) / 4);
  const chance = 1 / (1 + Math.exp(-sum));
  const words = found.filter(({ weight }) => weight > 0).map((each) => each.words);
  return chance >= 0.5
    ? { label: 'frustrated', confidence: chance, words: words.slice(0, 4) }
    : { label: 'not-frustrated', confidence: 1 - chance, words: [] };
}
