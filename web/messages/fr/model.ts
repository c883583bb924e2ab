import type { Translation } from '../catalogue.ts';
import type { model as english } from '../en/model.ts';

export const model: Translation<typeof english> = {
  'model.title': 'Modèles',
  'model.lead':
    'De petits modèles sur votre propre machine lisent chaque message d’un client. Vos corrections les instruisent, et rien ne quitte le serveur.',
  'model.failed': 'Cela n’a pas été fait',
  'model.held.done':
    '{version, select, 0 {Plus rien d’appris ne juge} other {La version {version} juge de nouveau}}. Plus rien n’est appris.',
  'model.own': 'Appris de votre équipe',
  'model.own.lead':
    'Chaque correction est apprise en quelques secondes et juge les messages suivants. On peut revenir à chaque version ; ce qui est appris y reste alors.',
  'model.own.learned':
    '{count, plural, =0 {Rien n’a encore été corrigé.} one {Appris d’une correction.} other {Appris de {count, number} corrections.}}',
  'model.own.learning': 'apprentissage…',
  'model.own.release': 'Laisser apprendre de nouveau',
  'model.own.held':
    'Retenu par {name}. {count, plural, =0 {Aucune correction n’attend.} one {Une correction attend.} other {{count, number} corrections attendent.}}',
  'model.own.none': 'Sans rien d’appris',
  'model.examples': '{count, plural, one {une correction} other {{count, number} corrections}}',
  'model.held_out': 'sur {rows, number} mises de côté {share} justes, {without} sans lui',
  'model.rerun': 'Juger le passé de nouveau',
  'model.rerun.lead':
    'Après une nouvelle version, les messages jugés par une plus ancienne peuvent être jugés de nouveau en arrière-plan. Les corrections des personnes restent. L’aperçu n’écrit rien.',
  'model.rerun.running': '{kind, select, preview {On regarde ce qui changerait} other {Nouveau jugement}}',
  'model.rerun.stopping': '{kind, select, preview {Arrêt de l’aperçu} other {Arrêt}}',
  'model.rerun.period': 'Messages de',
  'model.rerun.days': '{days, plural, one {un jour} other {{days, number} jours}}',
  'model.rerun.preview': 'Voir ce qui changerait',
  'model.rerun.start': 'Juger de nouveau',
  'model.rerun.done':
    '{kind, select, preview {Aperçu} other {Jugé de nouveau}} : {count, plural, one {un message} other {{count, number} messages}} de {days, plural, one {un jour} other {{days, number} jours}}{state, select, cancelled {, arrêté avant la fin} other {}}',
  'model.rerun.nothing': 'Rien ne change.',
  'model.rerun.changes': 'Ce qui change',
  'model.task': 'À propos de',
  'model.label': 'Étiquette',
  'model.from': 'De',
  'model.to': 'À',
  'model.messages': 'Nombre',
  'model.drift': 'Dérive',
  'model.drift.lead':
    'À quelle fréquence on trouve quelque chose cette semaine, face aux quatre précédentes. Ce qui bouge beaucoup veut dire que les clients écrivent autrement, ou qu’un modèle leur convient moins.',
  'model.drift.of': '{now, number} messages cette semaine, {before, number} dans les quatre précédentes',
  'model.drift.now': 'Cette semaine',
  'model.drift.before': 'Avant',
  'model.drift.change': 'Écart',
  'model.drift.none': 'Rien n’a encore été compris.',
  'model.corrections': 'Ce qui a été corrigé',
  'model.corrections.lead': 'Ce que les personnes ont dit et dont on a appris. Chacune ouvre sa conversation.',
  'model.corrections.none': 'Personne n’a encore rien corrigé.',
  'model.corrections.more': 'Afficher plus',
  'model.correction': '{task} : {was} → {label}',
  'model.cards': 'Modèles fournis avec Earshot',
  'model.cards.lead':
    'Version {model}. Sur quoi ils ont été entraînés, leurs résultats sur des textes jamais vus et ce qu’ils ne savent pas faire.',
  'model.trained_on': 'entraîné sur {count, number} textes',
  'model.limits': 'Ce qu’il ne sait pas faire',
  'model.figures': 'Ses résultats',
  'model.sources': 'Entraîné sur',
  'taxonomy.lead':
    'De quoi parlent les clients, ce qu’ils veulent et de quel produit, dans vos propres termes. Cela accompagne chaque message, et les règles et les listes peuvent le demander.',
  'taxonomy.of.theme': 'Thèmes',
  'taxonomy.of.intent': 'Intentions',
  'taxonomy.of.product': 'Produits',
  'taxonomy.lead.theme':
    'De quoi parle un message : le thème dont il dit les mots ; si plusieurs conviennent, il reste inconnu. À partir de 100 corrections et exemples, votre propre modèle distingue les thèmes.',
  'taxonomy.lead.intent':
    'Ce que quelqu’un veut. De plusieurs dont un message dit les mots, la première de la liste compte ; sans mots, une publicité, la patience perdue, une question ou la tonalité le disent. À partir de 100 corrections et exemples, votre propre modèle le fait.',
  'taxonomy.lead.product':
    'Duquel de vos produits ou services il s’agit. Un message qui dit un nom l’a aussitôt ; s’il en dit plusieurs, cela reste inconnu. À partir de 100 corrections et exemples, votre propre modèle trouve aussi ce qui n’est pas nommé.',
  'taxonomy.none.theme': 'Pas encore de thème',
  'taxonomy.none.theme.body': 'Nommez ce dont parlent les clients, avec les mots qui le font reconnaître.',
  'taxonomy.none.intent': 'Pas encore d’intention',
  'taxonomy.none.intent.body':
    'Commencez par réclamation, question, demande, résiliation, éloge, signalement de panne et offre, reconnues à leurs mots en cinq langues, ou nommez les vôtres.',
  'taxonomy.none.product': 'Nommez vos produits',
  'taxonomy.none.product.body':
    'Leurs noms et graphies sont trouvés aussitôt dans les nouveaux messages. Ceux des derniers jours peuvent être jugés de nouveau sous Modèles.',
  'taxonomy.start': 'Commencer par ces sept',
  'taxonomy.add.theme': 'Ajouter un thème',
  'taxonomy.add.intent': 'Ajouter une intention',
  'taxonomy.add.product': 'Ajouter un produit',
  'taxonomy.new.theme': 'Nouveau thème',
  'taxonomy.new.intent': 'Nouvelle intention',
  'taxonomy.new.product': 'Nouveau produit',
  'taxonomy.raise': 'Monter',
  'taxonomy.names': 'Autres noms et graphies',
  'taxonomy.names.help':
    'Un par ligne, aussi dans d’autres langues ; le nom lui-même compte aussi. Une étoile à la fin vaut pour toute terminaison.',
  'taxonomy.known_by':
    '{words, plural, =0 {aucun mot} one {un mot} other {{words, number} mots}}, {examples, plural, =0 {aucun exemple} one {un exemple} other {{examples, number} exemples}}',
  'taxonomy.name': 'Nom',
  'taxonomy.description': 'Quand un message en relève',
  'taxonomy.examples': 'Exemples',
  'taxonomy.examples.help': 'Un message par ligne, comme les clients les écrivent.',
  'taxonomy.merge': 'En faire une partie d’un autre',
  'taxonomy.merge.none': 'Reste à part',
  'taxonomy.merged': 'Parties d’autres',
  'taxonomy.merged.lead': 'Les messages qui les avaient portent le nom de l’autre dès que la version est activée.',
  'taxonomy.merged.into': '{name} fait partie de {other}',
  'taxonomy.part': 'Le rendre de nouveau distinct',
};
