import type { Speech } from './speech.ts';

const pronoun = '(?:(?:le|les|te|os|se|lo|la|los|las|me|nos)(?: (?:lo|la|los|las))? )?';
/** One way to say what a verb does in the future: `llamaremos`, `vamos a llamar`, `voy a llamarle`. */
const future = (stem: string, infinitive: string) =>
  `${pronoun}(?:${stem})(?:re|remos|ra|ran)|(?:vamos|voy|va|van) a (?:${infinitive})(?:le|les|te|os|me|nos)?(?:lo|la)?`;
const denied =
  '(?<!\\bno (?:(?:le|les|te|os|se|lo|la|nos|me) ){0,2})(?<!\\bnunca (?:(?:le|les|te|os|se|lo|la|nos|me) ){0,2})(?<!\\bjamas (?:(?:le|les|te|os|se|lo|la|nos|me) ){0,2})';

export const spanish: Speech = {
  conditions: 'si|siempre que|a menos que|en caso de|salvo que|podriamos|podria|quizas?|tal vez|ojala|no|nunca|jamas',
  commits: denied,
  between: '',
  verbs: {
    call: future('llama|telefonea', 'llamar|telefonear'),
    refund: future('reembolsa|devolve|abona|reintegra', 'reembolsar|devolver|abonar|reintegrar'),
    send: `${future('envia|manda|entrega|reemplaza', 'enviar|mandar|entregar|reemplazar')}|(?:le|les|te|os) (?:enviamos|envio|mandamos|mando)`,
    reply: `${future('responde|contesta|escribi|informa|avisa|contacta|actualiza|comunica', 'responder|contestar|escribir|informar|avisar|contactar|actualizar|comunicar')}|${pronoun}(?:dire|diremos|daremos(?= una respuesta| noticias)|pondremos(?= en contacto)|pondre(?= en contacto)|mantendremos(?= (?:informad|al (?:tanto|corriente)))|mantendre(?= (?:informad|al (?:tanto|corriente))))|(?:recibira|recibiras|recibireis|tendra|tendras|tendran|recibiran)(?= .*(?:respuesta|noticias|mensaje))`,
    check: future(
      'revisa|comproba|investiga|verifica|averigua|consulta|soluciona|resolve|traslada',
      'revisar|comprobar|investigar|verificar|averiguar|consultar|solucionar|resolver|trasladar',
    ),
  },
  others: [
    {
      kind: 'call',
      says: '(?<!\\bno )(?:le|les|te|os) (?:llamamos|llamo)(?= .*(?:manana|hoy|lunes|martes|miercoles|jueves|viernes|hora))|(?:recibira|recibiras) (?:una|nuestra) llamada',
    },
    { kind: 'refund', says: '(?:recibira|recibiras|recibiran) (?:el|su|tu) (?:reembolso|dinero)' },
  ],
  and: '\\s*,?\\s+(?:y|e)(?: luego| despues| tambien)?\\s+',
  carried: ['vamos a'],
  times: {
    numbers: {
      una: 1,
      un: 1,
      uno: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      seis: 6,
      siete: 7,
      ocho: 8,
      nueve: 9,
      diez: 10,
      doce: 12,
      veinticuatro: 24,
    },
    units: {
      minutes: 'minutos?|min',
      hours: 'horas?|h',
      workdays: 'dias? (?:habil(?:es)?|laborables?)',
      days: 'dias?',
      weeks: 'semanas?',
    },
    within:
      '(?:en(?: un plazo (?:de|maximo de))?|dentro de|en menos de|en el plazo de|antes de|en las proximas|en los proximos|en unas?|en unos|plazo (?:maximo )?de)(?: (?:menos de|unas|unos|las proximas|los proximos|un maximo de))* (?:\\d+ ?(?:-|–|a|o) ?)?N',
    today: 'hoy|esta (?:manana|tarde|noche)|antes del final del dia|al final del dia',
    tomorrow: '(?<!(?:la|esta) )manana',
    dayAfterTomorrow: 'pasado manana',
    weekdays: ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo'],
    next: 'proximo|que viene|de la (?:proxima semana|semana que viene)',
    endOfWeek: '(?:a |al )?(?:final(?:es)?|fin) de (?:esta |la )?semana|esta semana',
    nextWeek: '(?:la )?(?:proxima semana|semana que viene)',
    parts: {
      morning: '(?:por|de|en) la manana|a primera hora|esta manana',
      noon: 'mediodia',
      afternoon: '(?:por|de|en) la tarde|esta tarde',
      evening: '(?:por|de|en) la noche|esta noche',
    },
    at: 'a las|a la|antes de las|hacia las|hasta las|sobre las',
  },
};
