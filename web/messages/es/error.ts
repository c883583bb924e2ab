import type { Translation } from '../catalogue.ts';
import type { error as english } from '../en/error.ts';

export const error: Translation<typeof english> = {
  'error.bad_request': 'Algo no era como se esperaba. Revisa lo que has escrito.',
  'error.malformed_body': 'El servidor no ha podido leer lo enviado. Vuelve a cargar la página.',
  'error.unsupported_media': 'El servidor no acepta archivos de esta clase.',
  'error.missing_csrf_header': 'Esta página está anticuada. Vuelve a cargarla.',
  'error.not_signed_in': 'Inicia sesión primero.',
  'error.wrong_credentials': 'El correo electrónico o la contraseña no son correctos.',
  'error.too_many_tries': 'Han sido demasiados intentos. Espera un poco y vuelve a intentarlo.',
  'error.wrong_code':
    'Ese código no es correcto o ya se usó. Espera al siguiente en la aplicación, o usa un código de recuperación.',
  'error.sign_in_expired': 'Este inicio de sesión ha tardado demasiado. Empieza de nuevo con la contraseña.',
  'error.second_step_needed': 'En este espacio todos inician sesión con un segundo paso. Configura primero el tuyo.',
  'error.already_set_up': 'Earshot ya está configurado. Inicia sesión o pide una invitación.',
  'error.wrong_setup_code': 'Este no es el código de configuración. El programa lo muestra al iniciarse.',
  'error.link_expired': 'Este enlace ya no es válido. Pide uno nuevo.',
  'error.login_taken': 'Ya hay un acceso con este correo electrónico. Inicia sesión con él.',
  'error.last_owner': 'Un espacio necesita un propietario. Nombra primero a otra persona.',
  'error.permission_missing': 'No tienes permiso para esto. Pregunta a un responsable o al propietario.',
  'error.not_found': 'Esto no existe, o no puedes verlo.',
  'error.stale_version': 'Otra persona lo ha cambiado entretanto. Vuelve a mirarlo.',
  'error.answered_meanwhile': 'Otra persona ha respondido entretanto. Léelo antes de enviar lo tuyo.',
  'error.gate_refused': 'Así no se puede enviar. Los motivos están debajo del texto.',
  'error.merged': 'Esta conversación ha pasado a formar parte de {number, select, other {#{number}}}. Sigue allí.',
  'error.too_late_to_undo': 'Ya es tarde para deshacerlo.',
  'error.channel_not_connected': 'La cuenta no está conectada. Vuelve a conectarla en los ajustes.',
  'error.channel_taken': 'Esta cuenta ya está conectada.',
  'error.network_refused': 'La red lo ha rechazado. Revisa lo que has escrito.',
  'error.not_possible_here': 'Esto no es posible aquí.',
  'error.too_many': 'Son más de {most, number}, lo máximo que admite una acción. Acota primero la vista.',
  'error.name_taken': 'Ya hay uno con este nombre.',
  'error.posts_unanswered':
    'Esto aún no está cerrado en público. Responda lo que está abierto, o resuelva otra vez y diga por qué no hace falta nada.',
  'error.tasks_open':
    '{count, plural, one {Aquí queda una tarea abierta. Termínela antes, o resuelva otra vez y déjela abierta.} many {Aquí quedan # tareas abiertas. Termínelas antes, o resuelva otra vez y déjelas abiertas.} other {Aquí quedan # tareas abiertas. Termínelas antes, o resuelva otra vez y déjelas abiertas.}}',
  'error.not_yours_to_resolve':
    '{hurdle, select, group {«{category}» se resuelve cuando {group} haya respondido. Pregúntales primero.} other {{hurdle, select, team {«{category}» solo lo resuelve {teams}.} tier {«{category}» se resuelve desde el nivel {tier}.} other {«{category}» solo lo resuelven {role, select, owner {los propietarios} other {responsables y propietarios}}.}} Pásalo o pregunta en una nota.}}',
  'error.filter_too_broad':
    'Este filtro recorre más conversaciones de las que se pueden leer a tiempo. Añade un estado, un equipo o un periodo más corto.',
  'error.nobody_to_ask': 'Aún no hay nadie en el grupo «{group}». Añade personas en Ajustes → Áreas consultadas.',
  'error.escalation_answered':
    '{name} ha respondido mientras tanto. Lee primero esa respuesta; la tuya aún se puede añadir.',
  'error.file_too_large': 'El archivo es demasiado grande.',
  'error.file_type_refused': 'No se aceptan archivos de esta clase.',
  'error.shutting_down': 'El servidor se está reiniciando. Vuelve a intentarlo en un momento.',
  'error.unexpected': 'Algo ha fallado en el servidor. No se ha cambiado nada más.',
  'gate.fine': 'Todo bien.',
  'gate.permission_missing': 'No tienes permiso para esto. Pregunta a un responsable o al propietario.',
  'gate.not_yours_to_answer':
    '{hurdle, select, team {«{category}» solo lo responde {teams}.} tier {«{category}» se responde desde el nivel {tier}.} other {«{category}» solo lo responden {role, select, owner {los propietarios} other {responsables y propietarios}}.}} Pásalo o pregunta en una nota.',
  'gate.channel_not_connected': 'La cuenta desde la que saldría no está conectada.',
  'gate.channel_paused': 'La cuenta está en pausa; esto sale cuando acabe la pausa.',
  'gate.not_offered': '{network} no ofrece esto.',
  'gate.not_summoned': '{network} solo permite a esta cuenta responder en público a quien la nombró o citó.',
  'gate.access_level': 'El acceso de esta cuenta a {network} no incluye esto.',
  'gate.no_public_message': 'Aquí no hay un mensaje público que se pueda responder en público.',
  'gate.no_private_way': 'En esta red no hay una vía privada hacia esta persona.',
  'gate.outside_window':
    '{outside, select, person {{network} ya solo deja que una persona escriba a este cliente.} template {El último mensaje del cliente es demasiado antiguo para que {network} nos deje responder. Envíe una de las plantillas aprobadas.} other {El último mensaje del cliente es demasiado antiguo para que {network} nos deje responder. No se puede enviar nada hasta que vuelva a escribir.}}',
  'gate.text_missing': 'Escribe algo o añade una imagen.',
  'gate.too_many_attachments':
    'Aquí {max, plural, one {se puede enviar # imagen} other {se pueden enviar # imágenes}} con un texto.',
  'gate.file_goes_alone': '{name} tiene que ir solo: esta red no admite otro archivo al lado.',
  'gate.choices_not_offered': '{network} no permite ofrecer opciones aquí.',
  'gate.choices_with_files': 'Solo se pueden ofrecer opciones sin archivos.',
  'gate.choices_alike': '«{title}» se ofrece dos veces: nadie sabría cuál se eligió.',
  'gate.too_many_choices': 'Aquí se pueden ofrecer {max} opciones; hay {count}.',
  'gate.choice_too_long': '«{title}» supera los {max} caracteres de una opción.',
  'gate.choices_text_too_long': 'Junto a estas opciones el texto puede tener {max} caracteres; tiene {length}.',
  'gate.thread_too_long': 'Es demasiado largo incluso para un hilo de {max, number} publicaciones.',
  'gate.attachment_too_large': '{name} es demasiado grande para esta red.',
  'gate.attachment_type_refused': '{name} es {mimeType}, que no se puede enviar aquí.',
  'gate.picture_made_to_fit': '{name} se envía como un JPEG más pequeño, como esta red acepta las imágenes.',
  'gate.attachment_not_ready': 'Falta un adjunto. Quítalo o añádelo de nuevo.',
  'gate.alt_text_missing': 'Una imagen sin descripción no dice nada a quienes no pueden ver.',
  'gate.same_just_sent': 'Se acaba de enviar exactamente esta respuesta a esta persona.',
  'gate.same_sent_today': 'Hoy ya se ha enviado exactamente esta respuesta a esta persona.',
  'gate.answered_meanwhile': 'Otra persona ha respondido entretanto. Léelo antes de enviar lo tuyo.',
  'gate.unknown_addressee': 'Alguien a quien dirigirse no está en este hilo.',
  'gate.names_someone_else': 'El texto nombra a alguien a quien esta respuesta no se dirige.',
  'gate.personal_data_public': 'Quedarían datos personales a la vista de todos. Quítalos o sigue en privado.',
  'gate.personal_data_published': 'Se publican datos personales, con un motivo que queda registrado.',
  'gate.above_authority':
    '{of, select, day {Promete más de lo que puedes prometer en un día sin preguntar.} other {Promete más de lo que puedes prometer sin preguntar.}}',
  'gate.amount_without_rate': 'No hay tipo de cambio para una moneda de este texto, así que lo mira otra persona.',
  'gate.amount_unnamed': 'Promete dinero sin decir cuánto. Nombra el importe en el texto o al lado.',
  'gate.may_not_replace': 'Se promete un reemplazo. Lo mira otra persona.',
  'gate.may_not_date': 'Se promete una fecha u hora. Lo mira otra persona.',
  'gate.word_rule': '{why}',
  'gate.verification_needed':
    'El cliente aún no ha demostrado que se le puede decir esto. Inicie una verificación junto a la conversación.',
  'gate.verification_void':
    'Puede que ahora escriba otra persona desde esta cuenta. Verifique de nuevo al cliente antes de enviar esto.',
  'gate.verification_in_public':
    'A nadie se le pide en público que demuestre quién es. Siga en privado e inicie allí una verificación.',
  'gate.verification_by_hand':
    'Un enlace de verificación solo lo envía el programa, una vez y en privado. Inicie una nueva verificación.',
  'gate.consent_withdrawn': 'Esta persona ha pedido que no se le escriba por este motivo.',
  'gate.quiet_hours':
    'No quiere mensajes de {from} a {to} ({zone}). Si se envía de todos modos, espera y sale allí a las {to}.',
  'gate.prefers_way': 'Prefiere saber de nosotros por {way}.',
  'gate.prefers_language': 'Prefiere {language}.',
  'gate.consent_missing':
    '{purpose, select, service {{heard, select, no {Esta persona no nos ha escrito aquí, así que llegaría sin haberlo pedido. Registre antes su consentimiento.} other {Esta persona no nos escribe desde hace {days, plural, one {# día} other {# días}} o más, así que llegaría sin haberlo pedido. Registre antes su consentimiento.}}} other {Esto necesita el consentimiento de la persona y no hay ninguno registrado.}}',
  'gate.target_gone': 'El mensaje se eliminó, así que allí no se puede hacer nada con él.',
  'gate.target_not_there_yet': 'Este mensaje aún no está en la red. Espera a que se envíe.',
  'gate.saved_reply_expired': 'La respuesta guardada {title} ha caducado. Dilo con otras palabras o pide una nueva.',
  'gate.saved_reply_unreleased':
    'Otra persona tiene que autorizar la respuesta guardada {title} antes de que alguien la envíe.',
  'gate.saved_reply_deleted':
    'La respuesta guardada {title} se eliminó después de insertarla aquí. Dilo con otras palabras.',
  'gate.danger_automatic': 'Aquí hay una vida en peligro: ningún programa envía nada, y nada que no sea ayuda.',
  'gate.danger_begun': 'Una vida de este cliente está en peligro. Escribe en la conversación en la que lo dijo.',
  'gate.blanks_left': 'Rellena primero {blanks}.',
  'gate.variables_left': '{names} representa algo que ya nadie rellena. Escribe lo que debe decir.',
  'gate.not_your_account': '@{handle} es la cuenta propia de un colega. Solo él habla desde ella.',
  'gate.disclosure_missing':
    '@{handle} es una cuenta personal y no dice para quién habla. Indícalo en Ajustes → Canales.',
  'gate.shielded': 'Estás bajo protección: nada público sale en tu nombre. Pásalo a un colega.',
  'gate.own_name': 'Tu nombre completo quedaría en público. Basta tu firma.',
  'gate.tags_uncased':
    'Empieza cada palabra de {tags} con mayúscula, como en {cased}, para que los lectores de pantalla las distingan.',
  'gate.emoji_run':
    '{count, plural, one {Los lectores de pantalla leen este emoji.} other {Los lectores de pantalla leen cada uno de estos # emojis. Basta uno.}}',
};
