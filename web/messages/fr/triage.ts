import type { Translation } from '../catalogue.ts';
import type { triage as english, triageRules as englishRules } from '../en/triage.ts';

export const triage: Translation<typeof english> = {
  'triage.title': 'Faut-il répondre ?',
  'triage.none': 'Il n’y a rien à décider ici.',
  'triage.waiting':
    '{count, plural, one {Un message reste} many {{count, number} messages restent} other {{count, number} messages restent}} à décider.',
  'triage.another': 'Un autre message attend encore, la conversation reste donc dans la file.',
  'triage.decision.answer': 'Répondre',
  'triage.decision.acknowledge': 'Un mot',
  'triage.decision.watch': 'Surveiller',
  'triage.decision.none': 'Aucune',
  'triage.decided':
    '{decision, select, answer {Une réponse est nécessaire} acknowledge {Un mot suffit} watch {À surveiller, et personne n’attend de réponse} other {Aucune réponse nécessaire}}',
  'triage.failed': 'La décision n’a pas été gardée',
  'triage.key': 'Réponse nécessaire ou non',
  'triage.by': '{name} a décidé ; les règles disent : {found}',
  'triage.rule': '« {rule} ».',
  'triage.rule.none': 'Aucune règle de réponse ne convient, il faut donc répondre.',
  'triage.version.first': 'Règles de réponse avec lesquelles tout espace commence',
  'triage.version': 'Règles de réponse, version {version, number}',
  'triage.guard':
    '{guard, select, danger {La règle le laisserait, mais une vie peut être en danger : une personne décide.} threat {La règle le laisserait, mais ce peut être une menace : une personne décide.} press {La règle le laisserait, mais la presse, une autorité ou un avocat a écrit : une personne décide.} other {La règle le laisserait, mais qui écrit en privé attend : une personne décide.}}',
  'triage.because.addressed': '{value, select, us {Le message s’adresse à nous} other {Il ne fait que nous nommer}}',
  'triage.because.answered':
    '{value, select, true {Quelqu’un avait déjà répondu} other {Personne n’avait encore répondu}}',
  'triage.because.without': 'Rien dedans de : {values}',
  'triage.because.length': '{count} caractères au plus',
};

export const triageRules: Translation<typeof englishRules> = {
  'triage.lead':
    'Si un message demande une réponse. Ce qui n’en demande pas quitte la file, les délais et les chiffres ; ce qui est surveillé reste en vue sans délai.',
  'triage.rules': 'Règles de réponse',
  'triage.rules.lead':
    'Chaque message est lu depuis le haut dès qu’il est compris ; la première règle qui convient compte.',
  'triage.rest': 'Tout ce qu’aucune règle ne prend reçoit une réponse.',
  'triage.rule.new': 'Nouvelle règle',
  'triage.guards':
    'Aucune règle seule ne laisse sans réponse : danger de mort, menaces, presse, autorités et avocats, et ce qui est écrit en privé. Là, une personne décide.',
  'triage.sentence': '{when, select, all {Tout} other {Quand : {when}}}.',
  'triage.then':
    '{decision, select, answer {Répondre} acknowledge {Un mot suffit} watch {Surveiller} other {Aucune réponse nécessaire}}.',
  'triage.when.addressed': '{value, select, us {adressé à nous} other {nous sommes seulement nommés}}',
  'triage.when.answered': '{value, select, true {quelqu’un a déjà répondu} other {personne n’a encore répondu}}',
  'triage.when.length': '{count} caractères au plus',
  'triage.when.without': 'rien dedans de : {values}',
  'triage.becomes': 'Ce qu’il en advient',
  'triage.becomes.help':
    '{decision, select, answer {Il attend une réponse dans la file.} acknowledge {Il attend dans la file ; un j’aime ou un mot suffit.} watch {Il repose jusqu’à ce qu’on écrive de nouveau et figure dans la vue de ce qui est surveillé.} other {Il quitte la file jusqu’à ce qu’on écrive de nouveau.}}',
  'triage.part.when': 'Quand tout ceci est vrai',
  'triage.part.when.help': 'Ce qui est inconnu d’un message ne convient à rien.',
  'triage.addressed': 'Adressé à nous',
  'triage.addressed.help': 'À nous : en privé, sous quelque chose de nous, ou commencé par un nom.',
  'triage.addressed.of': '{value, select, us {À nous} mention {Nous sommes seulement nommés} other {Peu importe}}',
  'triage.answered': 'Déjà répondu',
  'triage.answered.of':
    '{value, select, true {Une personne a déjà répondu dans cette conversation} false {Personne n’a encore répondu} other {Peu importe}}',
  'triage.length': 'Nombre de caractères au plus',
  'triage.without': 'Rien de ceci dedans',
  'triage.try': 'Essayer sur le passé',
  'triage.try.lead':
    'Les règles telles qu’elles sont sur cette page, à côté de celles en vigueur, sur ce que les clients ont écrit. Rien n’est décidé.',
  'triage.try.period': 'Période',
  'triage.try.days': '{days, plural, one {Le dernier jour} other {Les {days, number} derniers jours}}',
  'triage.try.run': 'Essayer',
  'triage.try.running': '{state, select, cancelling {Arrêt en cours} other {Essai des règles}}',
  'triage.try.failed': 'Cela n’a pas marché',
  'triage.try.done':
    '{state, select, done {Essayé} cancelled {Arrêté} other {Interrompu}} sur {count, plural, one {un message} other {{count, number} messages}} {days, plural, one {du dernier jour} other {des {days, number} derniers jours}}',
  'triage.try.stale': 'Vous avez changé les règles depuis ; essayez-les encore',
  'triage.try.overridden':
    '{count, plural, one {Une personne a décidé de l’un d’eux : cela reste.} other {Des personnes ont décidé de {count, number} d’entre eux : cela reste.}}',
  'triage.try.decision': 'Décision',
  'triage.try.now': 'Comme c’est',
  'triage.try.draft': 'Avec ces règles',
  'triage.try.change': 'Écart',
  'triage.try.moves': 'Ce qui serait décidé autrement',
  'triage.try.same': 'Rien.',
  'triage.try.move': '« {to} » au lieu de « {from} »',
  'triage.try.messages': '{count, plural, one {un message} other {{count, number} messages}}',
  'triage.try.rule': 'par « {rule} »',
  'triage.try.rule.none': 'aucune règle ne convient',
  'triage.tab.rules': 'Règles',
  'triage.tab.sample': 'Contrôle à l’aveugle',
  'triage.tab.figures': 'Chiffres',
  'triage.sample.lead':
    'Deux sur cent de ce que les règles laissent ou surveillent, parmi autant d’autres. Dites ce que vous feriez ; rien ne dit ce qui a été décidé. Ce qui a été laissé et demande une réponse revient aussitôt dans la file.',
  'triage.sample.left': '{count, plural, one {Encore un} many {Encore {count, number}} other {Encore {count, number}}}',
  'triage.sample.no_text': '(sans mots)',
  'triage.sample.needs': 'Demande une réponse',
  'triage.sample.needs_none': 'N’en demande pas',
  'triage.sample.said.needs': 'Il demande une réponse',
  'triage.sample.said.needs_none': 'Il n’en demande pas',
  'triage.sample.failed': 'Votre avis n’a pas été gardé',
  'triage.sample.empty': 'Rien à juger',
  'triage.sample.empty.body': 'Deux sur cent de ce que les règles laissent sans réponse apparaissent ici.',
  'triage.weeks': 'Ce que les règles ont manqué',
  'triage.weeks.lead':
    'La part de ce qui a été laissé ou surveillé que des personnes auraient traité, et de ce qui attend sans demander de réponse ; entre parenthèses, ce qu’un si petit échantillon laisse ouvert.',
  'triage.weeks.empty': 'Rien n’a encore été tiré.',
  'triage.week': 'Semaine du',
  'triage.weeks.judged': 'Jugés',
  'triage.weeks.of': '{judged, number} sur {drawn, number}',
  'triage.weeks.missed': 'Manqués',
  'triage.weeks.needless': 'Inutiles',
  'triage.weeks.rate': '{rate} ({low} à {high})',
  'triage.days': 'Les sept derniers jours',
  'triage.day': 'Jour',
  'triage.days.overridden': 'Décidés par des personnes',
  'triage.export': 'Exporter',
  'triage.export.hint': 'Les échantillons des 90 derniers jours en tableur',
  'triage.export.failed': 'L’export n’a pas marché',
};
