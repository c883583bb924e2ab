import type { Translation } from '../catalogue.ts';
import type { entry as english } from '../en/entry.ts';

export const entry: Translation<typeof english> = {
  'entry.next': 'Continuar',
  'entry.back': 'Atrás',
  'entry.name': 'Tu nombre',
  'entry.name.help': 'Lo ven tus compañeros; los clientes no.',
  'entry.name.missing': 'Escribe tu nombre.',
  'entry.email': 'Correo electrónico',
  'entry.email.wrong': 'Escribe un correo electrónico, como ana@example.com.',
  'entry.password': 'Contraseña',
  'entry.password.new': 'Contraseña nueva',
  'entry.password.help': 'Al menos {min, number} caracteres. Una frase corta se recuerda mejor que los símbolos.',
  'entry.password.short': 'Usa al menos {min, number} caracteres.',
  'entry.password.show': 'Mostrar la contraseña',
  'entry.password.hide': 'Ocultar la contraseña',
  'entry.loading': 'Un momento…',

  'setup.title': 'Configurar Earshot',
  'setup.step': 'Paso {step, number} de {steps, number}',
  'setup.code': '¿Cuál es el código de configuración?',
  'setup.code.label': 'Código de configuración',
  'setup.code.help': 'Aparece en el terminal en el que se inició Earshot. Demuestra que este servidor es tuyo.',
  'setup.code.missing': 'Escribe el código de configuración.',
  'setup.name': '¿Cómo te llamas?',
  'setup.login': '¿Cómo vas a iniciar sesión?',
  'setup.workspace': '¿Cómo se llama tu equipo o tu marca?',
  'setup.workspace.label': 'Nombre del espacio de trabajo',
  'setup.workspace.help':
    'Empiezas en un espacio de prácticas con clientes inventados: nada de lo que pruebes llega a una red real.',
  'setup.workspace.missing': 'Escribe un nombre. Podrás cambiarlo más adelante.',
  'setup.finish': 'Abrir la bandeja de entrada',
  'setup.done.title': 'Earshot ya está configurado',
  'setup.done.body': 'Inicia sesión, o pide una invitación al propietario del espacio de trabajo.',
  'setup.done.action': 'Iniciar sesión',

  'sign_in.title': 'Iniciar sesión',
  'sign_in.missing': 'Escribe tu contraseña.',
  'sign_in.action': 'Iniciar sesión',
  'sign_in.forgot': '¿Has olvidado tu contraseña?',
  'sign_in.forgot.body':
    'Pide un enlace de restablecimiento al propietario o a un responsable de tu espacio: se crea en Ajustes → Personas. Un propietario sin acceso lo crea en la línea de órdenes del servidor.',

  'sign_in.code.title': 'Segundo paso',
  'sign_in.code.body': 'Tu contraseña es correcta. Ahora demuestra que eres tú.',
  'sign_in.code.lost': '¿Has perdido el teléfono y los códigos de recuperación?',
  'sign_in.code.lost.body':
    'El propietario de tu espacio puede restablecer tu segundo paso en Ajustes → Personas. Un propietario sin acceso lo hace en la línea de órdenes del servidor.',

  'code.app': 'Código de tu aplicación de autenticación',
  'code.app.help': 'Seis cifras. Cada 30 segundos aparece un código nuevo.',
  'code.recovery': 'Código de recuperación',
  'code.recovery.help': 'Uno de los diez códigos que guardaste al activar el segundo paso. Cada uno sirve una vez.',
  'code.missing': 'Escribe el código.',
  'code.use_recovery': 'Usar un código de recuperación',
  'code.use_app': 'Usar la aplicación de autenticación',

  'invite.title': 'Unirse a {workspace}',
  'invite.by': '{name} te invita a trabajar en {workspace} como {role}.',
  'invite.nobody': 'Tienes una invitación para trabajar en {workspace} como {role}.',
  'invite.action': 'Unirse',
  'invite.as': 'Unirse como {email}',
  'invite.signed_in':
    'Has iniciado sesión como {email}. Únete con este acceso y cambia entre tus espacios cuando quieras.',
  'invite.other': 'Unirse con un acceso nuevo',
  'invite.have_login': 'Ya tengo un acceso aquí',
  'invite.gone': 'Esta invitación ya no funciona',

  'reset.title': 'Elegir una contraseña nueva',
  'reset.for': 'Para {email}. Se cierra la sesión en todos los navegadores con este acceso.',
  'reset.action': 'Guardar la contraseña nueva',
  'reset.done': 'Tu contraseña nueva está guardada',
  'reset.done.body': 'Inicia sesión con ella ahora.',
  'reset.gone': 'Este enlace ya no funciona',
};
