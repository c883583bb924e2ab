import { type DangerWords, phrases } from './words.ts';

export const es: DangerWords = {
  suicide: phrases(`
    suicid* | matarme | me voy a matar | me quiero matar | quiero morir* | quisiera morir* | ganas de morir | ganas de vivir | prefiero morir* | quitarme la vida | me quito la vida | acabar con mi vida | acabar con todo | terminar con mi vida | terminar con todo | no quiero vivir | no quiero seguir | no puedo seguir
    | ya no quiero estar aqui | no vale la pena vivir | sin razon para vivir | ojala estuviera muert* | ojala no despertar* | no despertar | mejor muert* | mejor sin mi | estarian mejor sin mi | nadie me extrañar* | nadie me echar* de menos | cortarme | me corto | las venas | hacerme daño | me hago daño | autolesion* | ahorcarme | colgarme | sobredosis
    | todas las pastillas | pastillas para | me tome _ pastillas | tirarme | lanzarme | saltar del puente | tirarme del | adios para siempre | mi ultimo mensaje | desaparecer para siempre | cansad* de vivir | quiero dejar de existir | pegarme un tiro
    | me tiro | por la ventana | no aguanto mas | carta de despedida | me despido de todos | me voy a ir para siempre | pongo fin a
    | me lanzo | al metro | al tren | mejor muerto
    | somnifero* | bote entero | caja entera de | frasco entero
    | voy a saltar | salto ya | saltar de | estoy en el puente | en el puente y | me estoy cortando | cortandome
    | mi ultimo dia | ultimo dia de mi vida | digan* a mis hijos | diganle a mis hijos | dile a mis hijos
    | dile a mi familia | adios a todos | me quiero ir de este mundo | dejar este mundo | irme de este mundo
    | ya no quiero vivir | no tengo ganas de vivir | sin ganas de vivir | tengo una soga | una soga | con la soga
    | voy a acabar con mi | acabar con su vida | quitarse la vida | se quiere matar | se va a matar | se corta
    | tomo todas las pastillas | tomado todas las pastillas | tomarme todas | puñado de pastillas | pastillas para dormir
    | mi vida no vale | la vida no vale | no quiero despertar | envenenarme | pegarme un balazo
    | termina con todo | termino con todo | motor encendido | ojala no despierte | semanas sin comer
    | una carga para todos | soy una carga | carga para mi familia | dejare de ser una carga | estaran mejor sin mi
    | mas felices sin mi | dormirme y no despertar | dormir y no despertar | no despertar mas | no despertarme
    | no le veo salida | no hay salida para mi | no veo futuro | no tengo esperanza | perdi la esperanza
    | cuiden de mi | cuiden a mi | cuida de mis | que pare el dolor | dejar de sufrir | no quiero sufrir mas
    | ya no puedo mas | regale todas mis cosas | pastillas en la mano | pastillas delante | pastillas suficientes
    | conte las pastillas | en la cornisa | ya no estare aqui | ya no estare en este mundo | no le encuentro salida
    | dormir para siempre | dormirme para siempre | nadie notaria | nadie se daria cuenta si yo | si yo desapareciera
    | si desaparezco nadie | mejor si desaparezco | descansen de mi | todo preparado para irme | mi ultima noche`),
  violence: phrases(`
    te voy a matar | voy a matar* | los voy a matar | os voy a matar | matarte | matarlo | matarla | matarlos | mataros | te mato | los mato | asesin* | apuñal* | cuchillo | navaja | disparar* | te disparo | un arma | una pistola | pistola | fusil | escopeta | tiroteo | prender fuego | pegar fuego | quemar* _ oficina | quemar* _ tienda | quemar* _ casa | incendiar*
    | se donde vives | se donde viven | voy a encontrarte | te voy a encontrar | estas muert* | vas a morir | van a morir | te voy a romper | romperte | me pega | me golpea | me maltrata | me amenaza | violar* | violacion | me violo | rehen* | secuestr* | no me deja salir | estrangul* | degoll* | decapit* | masacre | atentado | acido en la cara | miedo por mi vida | temo por mi vida | golpear* hasta
    | pegando | me esta pegando | golpeando | lo voy a matar | la voy a matar | lo mato | la mato | vais a morir | os vais a arrepentir | correra sangre | ahorcar* | machete | me quiere matar
    | un tiro | encerrad* | encerro | amenaza con
    | disparo a | disparo al | disparar al
    | rajar | rajarte | te voy a rajar | te rajo | hombre armado | armado en | armados | sujeto armado | con armas
    | va a haber muertos | habra muertos | van a haber muertos | estan disparando | disparando | disparos | balazo*
    | balacera | tiroteando | plomazo* | meter* _ tiro | meto un tiro | pego un tiro | pegar* _ tiro | a golpes
    | reventar a golpes | te reviento | los reviento | te parto la cara | partir la cara | romper la cara
    | romper las piernas | quemar* _ local | quemar* _ negocio | quemar* con | quemarlos | quemarte | les voy a quemar
    | os voy a quemar | con todos adentro | con todos dentro | mi marido me | me esta golpeando | me esta ahorcando
    | ojala te mueras | ojala se mueran | merecen morir | mereces morir | cuidate las espaldas | cuida tu espalda
    | se donde vive | sabe donde vivo | me persigue | me acosa | me ataco | me atacaron | nos atacaron | asalt*
    | a punta de | navajazo* | cuchillada* | degollar | descuartiz* | envien* a la policia | manden* a la policia
    | llamen a la policia | me tiene encerrada | te voy a buscar | los voy a buscar | voy a ir por ustedes
    | van a pagar con sangre | matarlos a todos | matar a todos
    | cortar la mano | cortarte | con un martillo | nos pega | le pega a
    | no vera la navidad | tiene los dias contados | tienes los dias contados
    | tirando la puerta | esta rompiendo la puerta`),
  bomb: phrases(`
    bomba* | explosivo* | explotar* | hacer volar | volar por los aires | volar _ edificio | detonar* | detonador | granada* | dinamita
    | explota todo | todo explota | va a explotar | amenaza de bomba
    | paquete sospechoso | mochila sospechosa | maleta sospechosa | bolso sospechoso | tic tac | volar* _ edificio
    | volar* _ tienda | volar* _ oficina | volar* _ sede | volar* todo | van a volar | artefacto
    | revienta todo | va a reventar | reventar todo
    | saquen a todos | evacuen`),
  medical: phrases(`
    infarto | ataque al corazon | ataque cardiaco | paro cardiaco | derrame cerebral | ictus | no puedo respirar | no respira | no puede respirar | dejo de respirar | me ahogo | se ahoga | asfixi* | inconsciente | se desmayo | desmayad* | no despierta | no reacciona | convulsion* | sangr* mucho | sangrando | desangr* | mucha sangre | reaccion alergica | anafila* | choque alergico
    | envenen* | intoxic* | monoxido de carbono | electrocut* | descarga electrica | dolor en el pecho | dolor de pecho | se desplomo | ambulancia | se esta muriendo | me estoy muriendo | me muero | se trago | trago una pila | se puso azul | quemadura* | ahogad* | insulina | emergencia medica | urgencias | llamen al 112 | sin pulso | garganta _ cierra | bebio lejia
    | perdio el conocimiento | sin conocimiento | no puedo tragar | huele a gas | fuga de gas | cuesta respirar | se ha desmayado | se cierra la garganta | garganta se me cierra
    | poniendo azul | se pone azul | esta azul | labios azules | dio una descarga
    | sangre por todas partes | lleno de sangre
    | hay fuego | fuego en | fuego dentro | incendio | incendiando | se incendi* | en llamas | se esta quemando
    | se quema | prendio fuego | mucho humo | lleno de humo | sale humo | atrapad* en | estamos atrapad* | atrapad*
    | encerrad* en el ascensor | ascensor y | convulsionando | pecho fuerte | dolor fuerte en el pecho | duele el pecho
    | me duele mucho el pecho | no puedo moverme | desangrando | se desangra | no para de sangrar | trago la pila
    | tragado una pila | tragado la pila | trago una moneda | trago un iman | shock anafilactico | anafilactico
    | anafilactica | se hincho la | garganta hinchada | se puso morad* | se esta poniendo morad* | se desmay* | desmayo
    | no respira* | puede respirar | respira mal | sobredosis | bajo el azucar | coma diabetico | emergencia
    | necesito un medico | necesitamos un medico | manden una | envien ayuda | manden ayuda | auxilio | socorro
    | bomberos rapido | golpe en la cabeza
    | no se mueve | no se mueven | se le hincha | se hincha | atropell* | doble de la dosis | doble dosis | muy confundid* | alergico al | alergica al
    | presion en el pecho | opresion en el pecho | sudor frio | boca torcida | cara torcida | casi no respira
    | apenas respira | sin insulina | sin oxigeno
    | media cara | cara caida | no puede hablar | labios blancos | brazo caido | no me contesta y`),
  not: phrases(`
    bomba de agua | bombas de agua | bomba de baño | bombas de baño | bomba de calor | me muero de risa | muero de ganas | muero de hambre | me muero de hambre | morir de risa | me muero por | pasarlo bomba | bombero* | bombilla* | bombon* | rompe* corazones | granada roja | matar el tiempo
    | escuadron suicida | suicide squad | prevencion del suicidio | fiesta _ bomba | estuvo bomba | bombazo*
    | bomba de sabor | bomba de la guerra civil | desactivan bomba | casi me da un infarto | de infarto el
    | precios explotaron | ahogo en papeles | tirarme de los pelos | encerrado fuera de su cuenta | salida de emergencia
    | asiento* _ emergencia | a prueba de fuego | luz de emergencia | contacto de emergencia | boton de emergencia del
    | kit de emergencia | saltar de plan | saltar el anuncio | precios en llamas`),
};
