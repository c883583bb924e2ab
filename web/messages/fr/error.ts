import type { Translation } from '../catalogue.ts';
import type { error as english } from '../en/error.ts';

export const error: Translation<typeof english> = {
  'error.bad_request': 'Quelque chose n’était pas comme prévu. Vérifiez ce que vous avez saisi.',
  'error.malformed_body': 'Le serveur n’a pas pu lire ce qui a été envoyé. Rechargez la page.',
  'error.unsupported_media': 'Le serveur n’accepte pas ce genre de fichier.',
  'error.missing_csrf_header': 'Cette page n’est plus à jour. Rechargez-la.',
  'error.not_signed_in': 'Connectez-vous d’abord.',
  'error.wrong_credentials': 'L’adresse e-mail ou le mot de passe est faux.',
  'error.too_many_tries': 'Il y a eu trop d’essais. Attendez un peu et réessayez.',
  'error.wrong_code':
    'Ce code n’est pas bon, ou il a déjà servi. Attendez le suivant dans l’application, ou utilisez un code de secours.',
  'error.sign_in_expired': 'Cette connexion a pris trop de temps. Recommencez avec le mot de passe.',
  'error.second_step_needed': 'Chacun dans cet espace se connecte avec une seconde étape. Configurez d’abord la vôtre.',
  'error.already_set_up': 'Earshot est déjà configuré. Connectez-vous, ou demandez une invitation.',
  'error.wrong_setup_code': 'Ce n’est pas le code de configuration. Le programme l’affiche au démarrage.',
  'error.link_expired': 'Ce lien n’est plus valable. Demandez-en un nouveau.',
  'error.login_taken': 'Il existe déjà un compte avec cette adresse e-mail. Connectez-vous avec lui.',
  'error.last_owner': 'Un espace a besoin d’un propriétaire. Donnez d’abord ce rôle à quelqu’un d’autre.',
  'error.permission_missing': 'Vous n’avez pas le droit de faire cela. Demandez à un responsable ou au propriétaire.',
  'error.not_found': 'Cela n’existe pas, ou vous ne pouvez pas le voir.',
  'error.stale_version': 'Quelqu’un d’autre a modifié ceci entre-temps. Regardez de nouveau.',
  'error.answered_meanwhile': 'Quelqu’un d’autre a répondu entre-temps. Lisez sa réponse avant d’envoyer la vôtre.',
  'error.gate_refused': 'Cela ne peut pas être envoyé ainsi. Les raisons figurent sous le texte.',
  'error.merged': 'Cette conversation fait maintenant partie de {number, select, other {#{number}}}. Continuez là-bas.',
  'error.too_late_to_undo': 'Il est trop tard pour revenir en arrière.',
  'error.channel_not_connected': 'Le compte n’est pas connecté. Reconnectez-le dans les réglages.',
  'error.channel_taken': 'Ce compte est déjà connecté.',
  'error.network_refused': 'Le réseau a refusé. Vérifiez ce que vous avez saisi.',
  'error.not_possible_here': 'Ce n’est pas possible ici.',
  'error.too_many': 'Il y en a plus de {most, number}, le maximum pour une action. Restreignez d’abord la vue.',
  'error.name_taken': 'Ce nom existe déjà.',
  'error.posts_unanswered':
    'Ceci n’est pas encore clos en public. Répondez à ce qui est ouvert, ou résolvez à nouveau et dites pourquoi il ne faut rien.',
  'error.tasks_open':
    '{count, plural, one {Une tâche est encore ouverte ici. Terminez-la d’abord, ou résolvez à nouveau en la laissant ouverte.} many {# tâches sont encore ouvertes ici. Terminez-les d’abord, ou résolvez à nouveau en les laissant ouvertes.} other {# tâches sont encore ouvertes ici. Terminez-les d’abord, ou résolvez à nouveau en les laissant ouvertes.}}',
  'error.not_yours_to_resolve':
    '{hurdle, select, group {« {category} » se résout quand {group} a répondu. Demandez-lui d’abord.} other {{hurdle, select, team {« {category} » : seule l’équipe {teams} résout.} tier {« {category} » : on résout à partir du niveau {tier}.} other {« {category} » : seuls {role, select, owner {les propriétaires} other {les responsables et propriétaires}} résolvent.}} Transmettez-le, ou demandez dans une note.}}',
  'error.filter_too_broad':
    'Ce filtre parcourt plus de conversations qu’on ne peut en lire à temps. Ajoutez un statut, une équipe ou une période plus courte.',
  'error.nobody_to_ask':
    'Il n’y a encore personne dans le groupe « {group} ». Ajoutez-y des personnes dans Paramètres → Services consultés.',
  'error.escalation_answered':
    '{name} a répondu entre-temps. Lisez d’abord cette réponse ; la vôtre peut encore être ajoutée.',
  'error.file_too_large': 'Le fichier est trop grand.',
  'error.file_type_refused': 'Ce genre de fichier n’est pas accepté.',
  'error.shutting_down': 'Le serveur redémarre. Réessayez dans un instant.',
  'error.unexpected': 'Un problème est survenu sur le serveur. Rien d’autre n’a été modifié.',
  'gate.fine': 'Tout va bien.',
  'gate.permission_missing': 'Vous n’avez pas le droit de faire cela. Demandez à un responsable ou au propriétaire.',
  'gate.not_yours_to_answer':
    '{hurdle, select, team {« {category} » : seule l’équipe {teams} répond.} tier {« {category} » : on répond à partir du niveau {tier}.} other {« {category} » : seuls {role, select, owner {les propriétaires} other {les responsables et propriétaires}} répondent.}} Transmettez-le, ou demandez dans une note.',
  'gate.channel_not_connected': 'Le compte d’où cela partirait n’est pas connecté.',
  'gate.channel_paused': 'Le compte est en pause ; ceci partira à la fin de la pause.',
  'gate.not_offered': '{network} ne propose pas cela.',
  'gate.not_summoned': '{network} ne laisse ce compte répondre en public qu’à qui l’a nommé ou cité.',
  'gate.access_level': 'L’accès de ce compte à {network} ne comprend pas cela.',
  'gate.no_public_message': 'Il n’y a pas ici de message public auquel répondre en public.',
  'gate.no_private_way': 'Il n’y a pas de voie privée vers cette personne sur ce réseau.',
  'gate.outside_window':
    '{outside, select, person {{network} ne laisse plus qu’une personne écrire à ce client.} template {Le dernier message du client est trop ancien pour que {network} nous laisse répondre. Envoyez l’un des modèles approuvés.} other {Le dernier message du client est trop ancien pour que {network} nous laisse répondre. Rien ne peut être envoyé tant qu’il n’a pas réécrit.}}',
  'gate.text_missing': 'Écrivez quelque chose ou ajoutez une image.',
  'gate.too_many_attachments': 'Ici, {max, plural, one {# image peut} other {# images peuvent}} accompagner un texte.',
  'gate.file_goes_alone': '{name} doit partir seul : ce réseau n’accepte pas d’autre fichier à côté.',
  'gate.choices_not_offered': '{network} ne permet pas de proposer un choix ici.',
  'gate.choices_with_files': 'Un choix ne se propose que sans fichier.',
  'gate.choices_alike': '« {title} » est proposé deux fois : personne ne saurait lequel a été choisi.',
  'gate.too_many_choices': 'Ici, {max} choix sont possibles ; il y en a {count}.',
  'gate.choice_too_long': '« {title} » dépasse les {max} caractères d’un choix.',
  'gate.choices_text_too_long': 'À côté de ces choix, le texte peut avoir {max} caractères ; il en a {length}.',
  'gate.thread_too_long': 'C’est trop long même pour un fil de {max, number} publications.',
  'gate.attachment_too_large': '{name} est trop grand pour ce réseau.',
  'gate.attachment_type_refused': '{name} est de type {mimeType}, qui ne peut pas être envoyé ici.',
  'gate.picture_made_to_fit': '{name} est envoyé en JPEG plus petit, comme ce réseau prend les images.',
  'gate.attachment_not_ready': 'Une pièce jointe manque. Retirez-la ou ajoutez-la de nouveau.',
  'gate.alt_text_missing': 'Une image sans description ne dit rien à ceux qui ne voient pas.',
  'gate.same_just_sent': 'Cette même réponse vient d’être envoyée à cette personne.',
  'gate.same_sent_today': 'Cette même réponse a été envoyée à cette personne aujourd’hui.',
  'gate.answered_meanwhile': 'Quelqu’un d’autre a répondu entre-temps. Lisez sa réponse avant d’envoyer la vôtre.',
  'gate.unknown_addressee': 'Une personne à qui s’adresser n’est pas dans ce fil.',
  'gate.names_someone_else': 'Le texte nomme quelqu’un à qui cette réponse ne s’adresse pas.',
  'gate.personal_data_public': 'Des données personnelles seraient visibles de tous. Retirez-les ou continuez en privé.',
  'gate.personal_data_published': 'Des données personnelles sont publiées, avec une raison qui est consignée.',
  'gate.above_authority':
    '{of, select, day {Cela promet plus que ce que vous pouvez promettre en un jour sans demander.} other {Cela promet plus que ce que vous pouvez promettre sans demander.}}',
  'gate.amount_without_rate': 'Il n’y a pas de taux pour une monnaie de ce texte : une deuxième personne le regarde.',
  'gate.amount_unnamed': 'De l’argent est promis sans dire combien. Indiquez le montant dans le texte ou à côté.',
  'gate.may_not_replace': 'Un remplacement est promis. Une deuxième personne le regarde.',
  'gate.may_not_date': 'Une date ou une heure est promise. Une deuxième personne le regarde.',
  'gate.word_rule': '{why}',
  'gate.verification_needed':
    'Le client n’a pas encore montré qu’on peut lui dire cela. Lancez une vérification à côté de la conversation.',
  'gate.verification_void':
    'Quelqu’un d’autre écrit peut-être maintenant depuis ce compte. Vérifiez de nouveau le client avant l’envoi.',
  'gate.verification_in_public':
    'On ne demande à personne en public de montrer qui il est. Continuez en privé et lancez-y une vérification.',
  'gate.verification_by_hand':
    'Un lien de vérification n’est envoyé que par le programme, une fois et en privé. Lancez une nouvelle vérification.',
  'gate.consent_withdrawn': 'Cette personne a demandé qu’on ne lui écrive pas pour cela.',
  'gate.quiet_hours':
    'Cette personne ne veut pas de messages de {from} à {to} ({zone}). Envoyé quand même, cela attend et part à {to} là-bas.',
  'gate.prefers_way': 'Cette personne préfère {way}.',
  'gate.prefers_language': 'Cette personne préfère {language}.',
  'gate.consent_missing':
    '{purpose, select, service {{heard, select, no {Cette personne ne nous a pas écrit ici : ce message arriverait sans être demandé. Notez d’abord son accord.} other {Cette personne ne nous a pas écrit depuis {days, plural, one {# jour} other {# jours}} ou plus : ce message arriverait sans être demandé. Notez d’abord son accord.}}} other {Cela demande l’accord de la personne, et aucun n’est noté.}}',
  'gate.target_gone': 'Le message a été supprimé : on ne peut plus rien y faire.',
  'gate.target_not_there_yet': 'Ce message n’est pas encore sur le réseau. Attendez qu’il soit envoyé.',
  'gate.saved_reply_expired':
    'La réponse enregistrée {title} a expiré. Dites-le autrement ou demandez-en une nouvelle.',
  'gate.saved_reply_unreleased': 'Une deuxième personne doit valider la réponse enregistrée {title} avant tout envoi.',
  'gate.saved_reply_deleted':
    'La réponse enregistrée {title} a été supprimée après avoir été insérée ici. Dites-le autrement.',
  'gate.danger_automatic': 'Une vie est en danger ici : aucun programme n’envoie, et rien d’autre que de l’aide.',
  'gate.danger_begun': 'Une vie de ce client est en danger. Écrivez dans la conversation où il l’a dit.',
  'gate.blanks_left': 'Remplissez d’abord {blanks}.',
  'gate.variables_left': '{names} représente quelque chose que plus personne ne remplit. Écrivez ce qu’il faut dire.',
  'gate.not_your_account': '@{handle} est le compte d’un collègue. Lui seul y parle.',
  'gate.disclosure_missing':
    '@{handle} est un compte personnel et ne dit pas pour qui il parle. Réglez cela dans Réglages → Canaux.',
  'gate.shielded': 'Vous êtes sous protection : rien de public ne part en votre nom. Confiez-le à un collègue.',
  'gate.own_name': 'Votre nom complet serait public. Votre signature suffit.',
  'gate.tags_uncased':
    'Commencez chaque mot de {tags} par une majuscule, comme dans {cased}, pour que les lecteurs d’écran les distinguent.',
  'gate.emoji_run':
    '{count, plural, one {Les lecteurs d’écran lisent cet emoji.} other {Les lecteurs d’écran lisent chacun de ces # emojis. Un seul suffit.}}',
};
