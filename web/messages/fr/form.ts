import type { Translation } from '../catalogue.ts';
import type { form as english } from '../en/form.ts';

export const form: Translation<typeof english> = {
  'form.make': 'Envoyer un formulaire',
  'form.make.body':
    'Le client l’ouvre sans compte et dit le reste en privé : commandes, adresses, images. Envoyez le lien en privé.',
  'form.make.action': 'Créer le formulaire',
  'form.about': 'De quoi il s’agit',
  'form.about.help': 'Figure au-dessus du formulaire, par exemple « Votre bouilloire qui fuit ».',
  'form.language': 'Langue',
  'form.made': 'Le formulaire est prêt',
  'form.made.body': 'Le lien sert une fois, jusqu’au {when}. Il n’est montré que maintenant. Envoyez-le en privé.',
  'form.link': 'Lien',
  'form.title': 'Écrire à {name}',
  'form.lead': 'Seul {name} lit ce que vous écrivez ici.',
  'form.once': 'Ce formulaire ne peut être envoyé qu’une fois.',
  'form.name': 'Votre nom',
  'form.name.missing': 'Dites-nous votre nom.',
  'form.email': 'Votre adresse e-mail, pour notre réponse',
  'form.email.wrong': 'Saisissez une adresse comme nom@example.com.',
  'form.text': 'Que s’est-il passé ?',
  'form.text.help':
    'Commandes, dates, adresses : tout ce qui nous aide. Jamais de mots de passe ni de numéros de carte.',
  'form.text.missing': 'Dites-nous ce qui s’est passé.',
  'form.files': 'Images',
  'form.files.add': 'Ajouter des images',
  'form.files.remove': 'Retirer {name}',
  'form.send': 'Envoyer',
  'form.sent': 'Merci',
  'form.sent.body': 'Nous avons votre message et répondrons dès que possible.',
  'form.gone': 'Ce formulaire est fermé',
};
