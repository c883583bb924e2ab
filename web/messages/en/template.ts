/** Words of the templates that a network has approved. */
export const template = {
  'template.title': 'Send a template',
  'template.body': 'Only these texts, approved by the network, may be sent now. They reach the customer word for word.',
  'template.send': 'Send template',
  'template.choose': 'Template',
  'template.choose.placeholder': 'Choose…',
  'template.place': '{head, select, true {Head, place {name}} other {Place {name}}}',
  'template.example': 'For example: {example}',
  'template.preview': 'What {name} will read',
  'template.none': 'No approved template',
  'template.none.body':
    'The network has approved none for this account that can be filled in here. Templates are written and submitted at the network.',
  'template.sent': 'The template is on its way.',
  'choices.label': 'Choices to offer',
  'choices.help': 'The customer chooses with one press: up to {max} choices of {length} characters.',
  'choices.choice': 'Choice {n}',
  'choices.add': 'Add a choice',
  'choices.remove': 'Remove choice {n}',
  'choices.remove_all': 'Offer no choices',
} as const;
