import { phraseFinder } from './phrases.ts';
import { type ThreatKind, type Understanding, unknown } from './verdict.ts';
import type { Words } from './words.ts';

const finders: Record<ThreatKind, ReturnType<typeof phraseFinder>> = {
  'self-harm': phraseFinder({
    en: [
      [
        3.2,
        "kill myself|killing myself|end my life|ending my life|end it all|take my own life|taking my own life|want to die|wanna die|wish i was dead|wish i were dead|better off dead|suicide|suicidal|don't want to live|dont want to live|do not want to live|no reason to live|can't go on|cut myself|cutting myself|hurt myself|harm myself|hang myself|kms|overdose on|jump off a bridge|jump off the bridge|slit my wrists|goodbye forever|nobody would miss me|won't be here tomorrow",
      ],
    ],
    de: [
      [
        3.2,
        'bringe mich um|bring mich um|mich umbringen|umbringe ich mich|mir das leben nehmen|nehme mir das leben|will sterben|möchte sterben|nicht mehr leben|selbstmord*|suizid*|mich ritzen|ritze mich|besser tot|mich erhängen|keinen sinn mehr|von der brücke springen',
      ],
    ],
    es: [
      [
        3.2,
        'matarme|me mato|me voy a matar|me quiero morir|quiero morir|quiero morirme|quitarme la vida|acabar con mi vida|suicid*|no quiero vivir|cortarme las venas|mejor muerto|mejor muerta|hacerme daño',
      ],
    ],
    fr: [
      [
        3.2,
        "me tuer|me suicider|suicid*|veux mourir|envie de mourir|mettre fin à mes jours|en finir avec la vie|plus envie de vivre|ne veux plus vivre|me pendre|m'ouvrir les veines|me faire du mal",
      ],
    ],
    ar: [
      [
        3.2,
        'أنتحر|انتحر|انتحار|الانتحار|سأقتل نفسي|اقتل نفسي|أقتل نفسي|أريد أن أموت|اريد ان اموت|ابي اموت|عايز اموت|أنهي حياتي|انهي حياتي|اذية نفسي',
      ],
    ],
  }),
  violence: phraseFinder({
    en: [
      [
        3.2,
        "i will kill you|i'll kill you|im going to kill you|i'm going to kill you|going to kill you|gonna kill you|kill you all|i will find you|i'll find you|know where you live|burn your office|burn it down|burn down your|shoot you|shoot up|shoot everyone|stab you|beat you up|break your legs|slit your throat|you are dead|you're dead|you will pay with your life|deserve to die|should be shot|should all be shot|should be killed|i will hurt you|i'll hurt you|gonna hurt you|bring a gun|with my gun|rape you|cut your throat|smash your face|punch you in the face|hunt you down|come to your house|watch your back",
      ],
    ],
    de: [
      [
        3.2,
        'bringe dich um|bring dich um|bringe euch um|bring euch um|dich umbringen|euch umbringen|ich töte dich|ich töte euch|töte dich|töte euch|ich finde dich|ich finde euch|weiß wo du wohnst|weiß wo ihr wohnt|zünde euch an|zünde euer|abknallen|erschieße*|stech dich ab|steche dich ab|schlage dich|schlag dich tot|du bist tot|ihr seid tot|abgestochen|mit einer waffe',
      ],
    ],
    es: [
      [
        3.2,
        'te voy a matar|los voy a matar|voy a matarte|voy a matarlos|te mato|los mato|te voy a encontrar|sé dónde vives|se donde vives|voy a quemar|te voy a pegar|te voy a romper|dispararte|apuñalar*|estás muerto|estas muerto|merecen morir|con una pistola',
      ],
    ],
    fr: [
      [
        3.2,
        'je vais te tuer|je vais vous tuer|vais te buter|je te tue|je vous tue|te retrouver|vous retrouver|je sais où tu habites|sais où vous habitez|mettre le feu|brûler vos|tirer dessus|poignarder|te casser la gueule|vous casser la gueule|tu es mort|vous êtes morts|avec une arme|méritez de mourir',
      ],
    ],
    ar: [
      [
        3.2,
        'سأقتلك|ساقتلك|سأقتلكم|ساقتلكم|اقتلك|بقتلك|هقتلك|سأجدك|أعرف أين تسكن|اعرف وين ساكن|سأحرق|ساحرق|سأطعنك|اطلق النار|أطلق النار',
      ],
    ],
  }),
  bomb: phraseFinder({
    en: [
      [
        3.4,
        'a bomb|the bomb is|bomb threat|blow up your|blow you up|blow up the|blow it up|blow this place|explosive device|explosives|going to explode|detonate|plant a bomb|planted a bomb|bomb on board|bomb in',
      ],
    ],
    de: [
      [
        3.4,
        'eine bombe|bombe im|bombe in|bombendrohung|in die luft sprengen|sprenge euch|sprengsatz|sprengstoff|in die luft jagen|jage euch',
      ],
    ],
    es: [[3.4, 'una bomba|bomba en|amenaza de bomba|hacer explotar|volar el edificio|explosivo*|detonar']],
    fr: [[3.4, 'une bombe|bombe dans|alerte à la bombe|faire sauter|faire exploser|explosif*|attentat']],
    ar: [[3.4, 'قنبلة|قنابل|متفجرات|تفجير|سأفجر|سافجر|أفجر']],
  }),
  medical: phraseFinder({
    en: [
      [
        3,
        "can't breathe|cannot breathe|cant breathe|not breathing|stopped breathing|heart attack|having a stroke|chest pain|chest pains|unconscious|passed out|severe bleeding|bleeding heavily|bleeding badly|anaphyla*|allergic reaction|call an ambulance|need an ambulance|call 911|need insulin|out of insulin|seizure|choking|overdosed|poisoned|electric shock",
      ],
    ],
    de: [
      [
        3,
        'keine luft|bekomme keine luft|atmet nicht|herzinfarkt|schlaganfall|bewusstlos|brustschmerzen|starke blutung|blutet stark|allergischer schock|anaphyla*|krankenwagen|notarzt|stromschlag|vergiftet|krampfanfall|erstick*',
      ],
    ],
    es: [
      [
        3,
        'no puedo respirar|no respira|infarto|ataque al corazón|derrame cerebral|inconsciente|dolor en el pecho|sangra mucho|reacción alérgica|anafil*|ambulancia|convulsion*|envenenad*|ahogando|descarga eléctrica',
      ],
    ],
    fr: [
      [
        3,
        "ne peux plus respirer|n'arrive plus à respirer|ne respire plus|crise cardiaque|infarctus|avc|inconscient*|douleur à la poitrine|saigne beaucoup|choc allergique|réaction allergique|anaphyla*|ambulance|appelez le samu|convulsion*|empoisonn*|étouffe|électrocut*",
      ],
    ],
    ar: [
      [
        3,
        'لا أستطيع التنفس|لا استطيع التنفس|مو قادر اتنفس|لا يتنفس|نوبة قلبية|جلطة|فاقد الوعي|فقد الوعي|ألم في الصدر|نزيف|حساسية شديدة|سيارة إسعاف|سيارة اسعاف|الإسعاف|تسمم|اختناق',
      ],
    ],
  }),
};

/** What says that the words are only a way of speaking. */
const harmless = phraseFinder({
  en: [
    [
      -2.4,
      'bath bomb|photo bomb|the bomb dot com|da bomb|sex bomb|bomb shell|killing it|lol|haha|jk|just kidding|movie|film|episode|song|album|game|level|boss|in minecraft|crime scene',
    ],
  ],
  de: [[-2.4, 'film|serie|spiel|lied|haha|spaß|bombenstimmung']],
  es: [[-2.4, 'película|serie|juego|canción|jaja|jajaja|broma']],
  fr: [[-2.4, 'film|série|jeu|chanson|mdr|haha|blague']],
  ar: [[-2.4, 'فيلم|مسلسل|لعبة|أغنية|هههه']],
});

const bias = -1.6;
const kinds = Object.keys(finders) as ThreatKind[];

/** Whether somebody threatens, or is in danger, themselves included; recall before precision. Unknown in a language without words. Pure. */
export function judgeThreat(read: Words, language: string | null): Understanding['threat'] {
  const tongues = language === null ? Object.keys(worded) : [language];
  const found = kinds
    .map((kind) => ({ kind, found: tongues.flatMap((tongue) => finders[kind](read, tongue) ?? []) }))
    .sort((a, b) => b.found.length - a.found.length);
  const [first] = found;
  if (!first) return { ...unknown(), kind: null };
  if (first.found.length === 0)
    return language !== null && language in worded
      ? { label: 'not-threat', confidence: 0.97, words: [], kind: null }
      : { ...unknown(), kind: null };
  const eased = tongues.flatMap((tongue) => harmless(read, tongue) ?? []);
  const sum = [...first.found, ...eased].reduce((total, { weight }) => total + weight, bias);
  const chance = 1 / (1 + Math.exp(-sum));
  return chance >= 0.5
    ? {
        label: 'threat',
        confidence: chance,
        words: first.found.slice(0, 4).map(({ words }) => words),
        kind: first.kind,
      }
    : { label: 'not-threat', confidence: 1 - chance, words: [], kind: null };
}

/** Where the language is unknown, the words of all are looked for. */
const worded = { en: true, de: true, es: true, fr: true, ar: true };
