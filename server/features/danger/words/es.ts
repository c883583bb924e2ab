import { type DangerWords, phrases } from './words.ts';

export const es: DangerWords = {
  suicide: phrases(`
    suicid* | matarme | me voy a matar | me quiero matar | quiero morir* | quisiera morir* | ganas de morir | ganas de vivir | prefiero morir* | quitarme la vida | me quito la vida | acabar con mi vida | acabar con todo | terminar con mi vida | terminar con todo | no quiero vivir | no quiero seguir | no puedo seguir
    | ya no quiero estar aqui | no vale la pena vivir | sin razon para vivir | ojala estuviera muert* | ojala no despertar* | no despertar | mejor muert* | mejor sin mi | estarian mejor sin mi | nadie me extrañar* | nadie me echar* de menos | cortarme | me corto | las venas | hacerme daño | me hago daño | autolesion* | ahorcarme | colgarme | sobredosis
    | todas las pastillas | pastillas para | me tome _ pastillas | tirarme | lanzarme | saltar del puente | tirarme del | adios para siempre | mi ultimo mensaje | desaparecer para siempre | cansad* de vivir | quiero dejar de existir | pegarme un tiro
    | me tiro | por la ventana | no aguanto mas | carta de despedida | me despido de todos | me voy a ir para siempre | pongo fin a
    | me lanzo | al metro | al tren | mejor muerto
    | somnifero* | bote entero | caja entera de | frasco entero`),
  violence: phrases(`
    te voy a matar | voy a matar* | los voy a matar | os voy a matar | matarte | matarlo | matarla | matarlos | mataros | te mato | los mato | asesin* | apuñal* | cuchillo | navaja | disparar* | te disparo | un arma | una pistola | pistola | fusil | escopeta | tiroteo | prender fuego | pegar fuego | quemar* _ oficina | quemar* _ tienda | quemar* _ casa | incendiar*
    | se donde vives | se donde viven | voy a encontrarte | te voy a encontrar | estas muert* | vas a morir | van a morir | te voy a romper | romperte | me pega | me golpea | me maltrata | me amenaza | violar* | violacion | me violo | rehen* | secuestr* | no me deja salir | estrangul* | degoll* | decapit* | masacre | atentado | acido en la cara | miedo por mi vida | temo por mi vida | golpear* hasta
    | pegando | me esta pegando | golpeando | lo voy a matar | la voy a matar | lo mato | la mato | vais a morir | os vais a arrepentir | correra sangre | ahorcar* | machete | me quiere matar
    | un tiro | encerrad* | encerro | amenaza con
    | disparo a | disparo al | disparar al`),
  bomb: phrases(`
    bomba* | explosivo* | explotar* | hacer volar | volar por los aires | volar _ edificio | detonar* | detonador | granada* | dinamita
    | explota todo | todo explota | va a explotar | amenaza de bomba`),
  medical: phrases(`
    infarto | ataque al corazon | ataque cardiaco | paro cardiaco | derrame cerebral | ictus | no puedo respirar | no respira | no puede respirar | dejo de respirar | me ahogo | se ahoga | asfixi* | inconsciente | se desmayo | desmayad* | no despierta | no reacciona | convulsion* | sangr* mucho | sangrando | desangr* | mucha sangre | reaccion alergica | anafila* | choque alergico
    | envenen* | intoxic* | monoxido de carbono | electrocut* | descarga electrica | dolor en el pecho | dolor de pecho | se desplomo | ambulancia | se esta muriendo | me estoy muriendo | me muero | se trago | trago una pila | se puso azul | quemadura* | ahogad* | insulina | emergencia medica | urgencias | llamen al 112 | sin pulso | garganta _ cierra | bebio lejia
    | perdio el conocimiento | sin conocimiento | no puedo tragar | huele a gas | fuga de gas | cuesta respirar | se ha desmayado | se cierra la garganta | garganta se me cierra
    | poniendo azul | se pone azul | esta azul | labios azules | dio una descarga
    | sangre por todas partes | lleno de sangre`),
  not: phrases(`
    bomba de agua | bombas de agua | bomba de baño | bombas de baño | bomba de calor | me muero de risa | muero de ganas | muero de hambre | me muero de hambre | morir de risa | me muero por | pasarlo bomba | bombero* | bombilla* | bombon* | rompe* corazones | granada roja | matar el tiempo`),
};
