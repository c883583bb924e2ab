import type { Translation } from '../catalogue.ts';
import type { ledger as english } from '../en/ledger.ts';

export const ledger: Translation<typeof english> = {
  'ledger.lead': 'Tout ce que les réseaux ont envoyé, et ce qu’il en est advenu. Rien n’est écarté en silence.',
  'ledger.span': 'Période',
  'ledger.days': '{days, plural, one {Dernières 24 heures} other {# derniers jours}}',
  'ledger.empty': 'Pas encore de compte',
  'ledger.empty.body': 'Dès qu’un compte est connecté dans Canaux, tout ce qu’il reçoit figure ici.',
  'ledger.figures': 'Chiffres',
  'ledger.figures.lead': '« Reçus » est la somme des autres. Chaque nombre ouvre ses éléments.',
  'ledger.legend': 'Ce que signifient les chiffres',
  'ledger.channel': 'Compte',
  'ledger.not_connected': '{network}, non connecté',
  'ledger.figure': '{count, number} : {kind}, {handle}',

  'ledger.kind.received': 'Reçus',
  'ledger.kind.received.means': 'Tous les éléments de ce que le réseau a livré.',
  'ledger.kind.stored': 'Enregistrés',
  'ledger.kind.stored.means': 'Sont devenus un message.',
  'ledger.kind.applied': 'Appliqués',
  'ledger.kind.applied.means':
    'Ont changé un message : une modification, une suppression, un contenu masqué ou réaffiché.',
  'ledger.kind.duplicate': 'Doublons',
  'ledger.kind.duplicate.means': 'Étaient déjà là ; les réseaux livrent parfois plusieurs fois.',
  'ledger.kind.skipped': 'Ignorés',
  'ledger.kind.skipped.means': 'D’un genre qu’Earshot ne prend pas en compte. La raison figure à côté.',
  'ledger.kind.failed': 'Échoués',
  'ledger.kind.failed.means': 'N’ont pu être lus ou enregistrés. Ils sont conservés et peuvent être relus.',
  'ledger.kind.pending': 'En attente',
  'ledger.kind.pending.means': 'Sont conservés et vont être lus.',

  'ledger.reasons': 'Pourquoi des éléments ont été ignorés ou ont échoué',
  'ledger.reasons.lead': 'Les plus fréquents d’abord.',
  'ledger.reason': 'Raison',
  'ledger.reason.none': 'Sans raison donnée',
  'ledger.reason.open': '{count, plural, one {# élément} other {# éléments}} : {reason}',
  'ledger.outcome': 'Résultat',

  'ledger.items': 'Éléments',
  'ledger.items.all': 'Tout, le plus récent d’abord',
  'ledger.items.show_all': 'Tout afficher',
  'ledger.items.empty': 'Aucun élément de ce genre sur cette période',
  'ledger.items.more': 'En afficher plus',
  'ledger.received_at': 'Reçu',
  'ledger.conversation': 'Conversation',
  'ledger.conversation.open': 'Ouvrir',

  'ledger.replay.failed': 'Relire les éléments échoués',
  'ledger.replay.skipped': 'Relire les éléments ignorés',
  'ledger.replay.hint': 'Utile après une mise à jour d’Earshot. Rien n’est enregistré deux fois.',
  'ledger.replay.done':
    '{deliveries, plural, =0 {Il n’y a rien à relire.} one {Une livraison est en cours de relecture.} other {{deliveries, number} livraisons sont en cours de relecture.}}',

  'ledger.raw': 'Brut',
  'ledger.raw.title': 'Livraison',
  'ledger.raw.lead':
    'Les données telles que le réseau les a envoyées. Elles peuvent contenir des données personnelles.',
  'ledger.raw.copy': 'Copier',
  'ledger.raw.source': 'Arrivée',
  'ledger.raw.state': 'État',
  'ledger.source.webhook': 'Livré par le réseau',
  'ledger.source.poll': 'Trouvé en interrogeant le réseau',
  'ledger.source.thread': 'Chargé comme contexte',
  'ledger.source.echo': 'Notre propre réponse',
  'ledger.state.pending': 'Va être lu',
  'ledger.state.done': 'Lu',
  'ledger.state.failed': 'Échoué',
};
