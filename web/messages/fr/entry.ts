import type { Translation } from '../catalogue.ts';
import type { entry as english } from '../en/entry.ts';

export const entry: Translation<typeof english> = {
  'entry.next': 'Continuer',
  'entry.back': 'Retour',
  'entry.name': 'Votre nom',
  'entry.name.help': 'Vos collègues le voient ; les clients non.',
  'entry.name.missing': 'Saisissez votre nom.',
  'entry.email': 'Adresse e-mail',
  'entry.email.wrong': 'Saisissez une adresse e-mail, par exemple ana@example.com.',
  'entry.password': 'Mot de passe',
  'entry.password.new': 'Nouveau mot de passe',
  'entry.password.help': 'Au moins {min, number} caractères. Une courte phrase se retient mieux que des symboles.',
  'entry.password.short': 'Utilisez au moins {min, number} caractères.',
  'entry.password.show': 'Afficher le mot de passe',
  'entry.password.hide': 'Masquer le mot de passe',
  'entry.loading': 'Un instant…',

  'setup.title': 'Configurer Earshot',
  'setup.step': 'Étape {step, number} sur {steps, number}',
  'setup.code': 'Quel est le code de configuration ?',
  'setup.code.label': 'Code de configuration',
  'setup.code.help': 'Il s’affiche dans le terminal où Earshot a été démarré. Il montre que ce serveur est le vôtre.',
  'setup.code.missing': 'Saisissez le code de configuration.',
  'setup.name': 'Comment vous appelez-vous ?',
  'setup.login': 'Comment allez-vous vous connecter ?',
  'setup.workspace': 'Quel est le nom de votre équipe ou de votre marque ?',
  'setup.workspace.label': 'Nom de l’espace de travail',
  'setup.workspace.help':
    'Vous commencez dans un espace d’entraînement avec des clients inventés : rien de ce que vous essayez n’atteint un vrai réseau.',
  'setup.workspace.missing': 'Saisissez un nom. Vous pourrez le changer plus tard.',
  'setup.finish': 'Ouvrir la boîte de réception',
  'setup.done.title': 'Earshot est déjà configuré',
  'setup.done.body': 'Connectez-vous, ou demandez une invitation au propriétaire de l’espace de travail.',
  'setup.done.action': 'Se connecter',

  'sign_in.title': 'Se connecter',
  'sign_in.missing': 'Saisissez votre mot de passe.',
  'sign_in.action': 'Se connecter',
  'sign_in.forgot': 'Mot de passe oublié ?',
  'sign_in.forgot.body':
    'Demandez un lien de réinitialisation au propriétaire ou à un responsable de votre espace : il se crée dans Réglages → Personnes. Un propriétaire qui n’a plus accès en crée un sur la ligne de commande du serveur.',

  'sign_in.code.title': 'Seconde étape',
  'sign_in.code.body': 'Votre mot de passe est bon. Montrez maintenant que c’est vous.',
  'sign_in.code.lost': 'Téléphone et codes de secours perdus ?',
  'sign_in.code.lost.body':
    'Le propriétaire de votre espace peut réinitialiser votre seconde étape dans Réglages → Personnes. Un propriétaire qui n’a plus accès le fait sur la ligne de commande du serveur.',

  'code.app': 'Code de votre application d’authentification',
  'code.app.help': 'Six chiffres. Un nouveau code apparaît toutes les 30 secondes.',
  'code.recovery': 'Code de secours',
  'code.recovery.help':
    'L’un des dix codes gardés quand vous avez activé la seconde étape. Chacun fonctionne une fois.',
  'code.missing': 'Saisissez le code.',
  'code.use_recovery': 'Utiliser plutôt un code de secours',
  'code.use_app': 'Utiliser plutôt l’application d’authentification',

  'invite.title': 'Rejoindre {workspace}',
  'invite.by': '{name} vous invite à travailler dans {workspace} comme {role}.',
  'invite.nobody': 'Vous êtes invité à travailler dans {workspace} comme {role}.',
  'invite.action': 'Rejoindre',
  'invite.as': 'Rejoindre en tant que {email}',
  'invite.signed_in':
    'Vous êtes connecté en tant que {email}. Rejoignez avec ce compte et passez d’un espace à l’autre quand vous voulez.',
  'invite.other': 'Rejoindre plutôt avec un nouveau compte',
  'invite.have_login': 'J’ai déjà un compte ici',
  'invite.gone': 'Cette invitation ne fonctionne plus',

  'reset.title': 'Choisir un nouveau mot de passe',
  'reset.for': 'Pour {email}. Chaque navigateur connecté avec ce compte est déconnecté.',
  'reset.action': 'Enregistrer le nouveau mot de passe',
  'reset.done': 'Votre nouveau mot de passe est enregistré',
  'reset.done.body': 'Connectez-vous avec lui maintenant.',
  'reset.gone': 'Ce lien ne fonctionne plus',
};
