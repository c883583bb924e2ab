import type { Translation } from '../catalogue.ts';
import type { mail as english } from '../en/mail.ts';

export const mail: Translation<typeof english> = {
  'mail.title': 'Écrire un e-mail à {name}',
  'mail.body': 'Il part de votre boîte et se trouve dans une conversation à part ; la réponse y arrive.',
  'mail.from': 'De',
  'mail.to': 'À',
  'mail.subject': 'Objet',
  'mail.subject.missing': 'Un e-mail a besoin d’un objet.',
  'mail.file': 'Ajouter un fichier',
  'mail.text': 'Texte',
  'mail.text.missing': 'Écrivez ce que vous voulez dire.',
  'mail.send': 'Envoyer',
  'mail.send.all_the_same': 'Envoyer quand même',
  'mail.sent': 'L’e-mail est en route',
  'mail.asked': 'L’e-mail attend une approbation',
  'mail.failed': 'L’e-mail n’a pas pu être commencé',
  'mail.taken_back': 'Retiré ; c’est ici un brouillon.',
  'mail.too_late': 'Il est trop tard pour le retirer',
  'mail.no_mailbox': 'Aucune boîte aux lettres n’est connectée.',
  'mail.no_mailbox.open': 'Ouvrir les canaux',
  'mail.no_address': 'Aucune adresse e-mail de cette personne n’est connue, ou vous ne pouvez pas la voir.',
  'mail.no_address.open': 'Ouvrir ses coordonnées',
};
