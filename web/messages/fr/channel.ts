import type { Translation } from '../catalogue.ts';
import type { channel as english } from '../en/channel.ts';

export const channel: Translation<typeof english> = {
  'channel.lead': 'Les comptes avec lesquels vous écoutez et répondez, et l’état de chacun.',
  'channel.connect': 'Connecter un réseau',
  'channel.empty': 'Pas encore de compte',
  'channel.empty.body': 'Connectez un compte, et ce que les clients lui écrivent arrive dans la boîte de réception.',
  'channel.empty.ask': 'Demandez à un propriétaire de l’espace de connecter un compte.',
  'channel.actions': 'Actions pour @{handle}',
  'channel.back': 'Retour',
  'channel.new_tab': '(s’ouvre dans un nouvel onglet)',
  'channel.ledger': 'Ce qu’il a reçu',
  'channel.sandbox.open': 'Ouvrir le réseau d’entraînement',

  'channel.health.well': 'Connecté',
  'channel.health.paused': 'En pause',
  'channel.health.trouble': 'En difficulté',
  'channel.health.reconnect': 'Identifiants à renouveler',
  'channel.health.disconnected': 'Déconnecté',
  'channel.remedy.well': 'Tout va bien.',
  'channel.remedy.paused':
    'Earshot redemande de lui-même à {time}. Rien n’est perdu : ce qui arrive d’ici là sera lu alors.',
  'channel.remedy.trouble': 'Earshot réessaie de lui-même. Rien n’est perdu : ce qui a été manqué sera lu alors.',
  'channel.remedy.reconnect': 'Reconnectez le compte. Les réponses qui l’attendent partiront alors.',
  'channel.remedy.disconnected':
    'Rien n’est reçu ni envoyé. Ce qui a été reçu reste ; reconnectez-le quand vous voulez.',

  'channel.last_delivery': 'Dernière livraison',
  'channel.last_poll': 'Dernière vérification',
  'channel.connected_at': 'Connecté',
  'channel.nothing_yet': 'Rien encore',
  'channel.not_yet': 'Pas encore',
  'channel.hook': 'Le réseau livre à',
  'channel.hook.none': 'Earshot demande les nouveautés',
  'channel.hook.hint': 'La fin de l’adresse est un secret entre le réseau et Earshot.',

  'channel.poll': 'Vérifier maintenant',
  'channel.poll.busy': 'Vérification…',
  'channel.poll.hint': 'Demande maintenant au réseau ce qui a pu être manqué.',
  'channel.poll.done':
    '{deliveries, plural, =0 {Rien de nouveau pour @{handle}.} one {Une nouvelle livraison pour @{handle}.} other {{deliveries, number} nouvelles livraisons pour @{handle}.}}',

  'channel.choose': 'Que doit écouter Earshot ?',
  'channel.choose.none': 'Cette installation ne connaît aucun réseau qui puisse être connecté ici.',
  'channel.choose.needs_live': 'Demande un espace réel',
  'channel.ability.reply': 'réponses publiques',
  'channel.ability.direct': 'messages privés',
  'channel.ability.like': '« J’aime »',
  'channel.ability.hide': 'masquage',
  'channel.ability.delete': 'suppression',
  'channel.ability.images': 'images',

  'channel.connect.title': 'Connecter {label}',
  'channel.connect.done': '@{handle} est connecté.',
  'channel.connect.done.body': 'Ce qui est arrivé ces 7 derniers jours est en cours de lecture.',
  'channel.enter': 'Saisissez cette adresse chez votre service de messagerie',
  'channel.enter.body':
    'Faites-lui livrer là chaque e-mail pour {label} par HTTP POST, tel qu’il a été écrit (« raw MIME »). L’adresse est secrète et n’est montrée que maintenant ; une précédente ne vaut plus.',
  'channel.enter.address': 'Adresse',
  'channel.form.body':
    'Earshot essaie les identifiants auprès de {label} avant d’enregistrer quoi que ce soit. Les secrets sont conservés chiffrés.',
  'channel.form.action': 'Connecter',
  'channel.form.busy': '{label} est interrogé…',
  'channel.missing': 'Cette valeur est nécessaire.',
  'channel.no_address': 'Ce n’est pas une adresse. Elle commence par https://',
  'channel.secret.show': 'Afficher le secret',
  'channel.secret.hide': 'Masquer le secret',

  'channel.sign_in.body':
    'Vous vous connectez sur la page du réseau et donnez votre accord là-bas. Earshot ne voit jamais votre mot de passe.',
  'channel.sign_in.action': 'Continuer vers la connexion',
  'channel.sign_in.asks': 'Il vous y est demandé d’autoriser Earshot à',
  'channel.asks.read':
    'lire votre compte, vos messages et vos mentions, pour que les clients arrivent dans la boîte de réception',
  'channel.asks.write': 'écrire des messages et des images, modifier et supprimer les siens',
  'channel.asks.like': 'mettre des messages en favori',
  'channel.asks.restrain': 'bloquer et masquer des comptes',
  'channel.asks.pages': 'voir les pages que vous gérez, afin que vous puissiez en choisir une',
  'channel.asks.comments': 'lire les commentaires, publications de visiteurs, mentions et recommandations',
  'channel.asks.moderate': 'répondre aux commentaires, les aimer, les masquer et les supprimer',
  'channel.asks.messages': 'lire les messages de la page et y répondre',
  'channel.asks.direct': 'lire et envoyer des messages privés',
  'channel.asks.hide': 'masquer des réponses à ses publications',
  'channel.app': 'Par votre application',
  'channel.app.body':
    'Tous les comptes {label} sont connectés par une application à vous, enregistrée là-bas une seule fois. Earshot garde ce que vous saisissez ici pour le compte suivant.',
  'channel.app.known': 'Votre application {id} est réutilisée.',
  'channel.app.change': 'Changer d’application',
  'channel.pick.title': 'Quel compte ?',
  'channel.pick.body':
    'Vous pouvez parler au nom de plusieurs comptes. Choisissez celui à connecter ; les autres pourront suivre.',
  'channel.sign_in.more': 'Plus',
  'channel.code.title': 'Apporter le code',
  'channel.code.body':
    'Ce serveur affiche un code au lieu de vous renvoyer ici. Ouvrez sa page, donnez votre accord et copiez le code ici.',
  'channel.code.open': 'Ouvrir la page du serveur',
  'channel.code': 'Le code',
  'channel.finish.title': 'Connexion en cours…',
  'channel.finish.body': 'Earshot demande au réseau qui vous êtes.',
  'channel.finish.failed': 'Non connecté',
  'channel.finish.nothing': 'Rien n’a été modifié.',
  'channel.finish.denied': 'Vous avez refusé là-bas, ou le réseau n’a pas pu continuer. Reconnectez quand vous voulez.',

  'channel.reconnect': 'Reconnecter',
  'channel.credentials': 'Changer les identifiants',
  'channel.reconnect.title': 'Reconnecter @{handle}',
  'channel.reconnect.done': '@{handle} est de nouveau connecté.',

  'channel.disconnect': 'Déconnecter',
  'channel.disconnect.title': 'Déconnecter @{handle} ?',
  'channel.disconnect.body':
    'Earshot cesse d’écouter et d’envoyer pour ce compte et oublie ses identifiants. Les conversations et les messages restent. Les réponses en route attendent qu’il soit reconnecté.',
  'channel.disconnect.done': '@{handle} est déconnecté.',

  'channel.live.title': '{label} demande un espace réel',
  'channel.live.body':
    '« {name} » sert à s’entraîner : ses clients sont inventés. Les vrais clients ont un espace à eux, pour que rien ne se mélange. Vous pouvez passer de l’un à l’autre quand vous voulez.',
  'channel.live.name': 'Nom de l’espace réel',
  'channel.live.name.help': 'Vous en devenez propriétaire. {label} est connecté ensuite.',
  'channel.live.create': 'Créer et continuer',
  'channel.live.go': 'Continuer dans {name}',
  'channel.live.ask':
    'Vous ne pouvez pas créer d’espace. Demandez à un propriétaire d’en créer un réel et de vous inviter.',
  'channel.speaker': 'À qui est ce compte…',
  'channel.speaker.title': 'À qui est @{handle} ?',
  'channel.speaker.body': 'Depuis le compte d’un collègue, lui seul parle, et tout ce qui est public dit pour qui.',
  'channel.speaker.whose': 'De qui',
  'channel.speaker.brand': 'De la marque',
  'channel.speaker.disclosure': 'Mention',
  'channel.speaker.disclosure.help': 'Figure sous tout ce qui est public, comme « Je travaille chez Acme ».',
  'channel.speaker.disclosure.missing': 'Dites pour qui ce compte parle.',
  'channel.speaker.save': 'Enregistrer',
  'channel.speaker.done': 'Enregistré',
  'channel.speaker.of': 'Compte personnel de {name}',
};
