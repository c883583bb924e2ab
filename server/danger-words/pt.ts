import { type DangerWords, phrases } from './words.ts';

export const pt: DangerWords = {
  suicide: phrases(`
    suicid* | me matar | vou me matar | quero morrer | queria morrer | vontade de morrer | prefiro morrer | tirar minha vida | tirar a minha vida | acabar com a minha vida | acabar com minha vida | acabar com tudo | por fim a minha vida | nao quero viver | nao quero mais viver | nao aguento viver | cansad* de viver | sem razao para viver | queria estar mort* | melhor mort* | melhor sem mim | ninguem vai sentir minha falta | nao acordar mais | me cortar | cortar os pulsos | me machucar | automutil* | me enforcar | overdose | todos os comprimidos | tomei _ comprimidos | pular da ponte | pular do | me jogar | atirar-me | atirar me | adeus para sempre | ultima mensagem | desaparecer para sempre
    | nao aguento mais | carta de despedida | pulo da janela | da janela | por um fim
    | melhor estar morto | melhor morrer | debaixo do trem | no metro
    | remedio para dormir | remedios para dormir | caixa inteira de | cartela inteira
    | nao estarei mais aqui | nao estarei ca | um peso para todos | sou um peso | mais felizes sem mim
    | dormir e nao acordar | nunca mais acordar | nao vejo saida | sem saida para mim | sem esperanca
    | nao aguento mais viver | quero que a dor pare | deixar de sofrer | parar de sofrer | cuidem dos meus filhos
    | cuidem do meu | comprimidos na mao | comprimidos a minha frente | sou um fardo
    | dormir para sempre | ninguem notaria | ninguem ia notar | ninguem ia reparar | se eu desaparecesse
    | melhor se eu desaparecer | livres de mim | minha ultima noite`),
  violence: phrases(`
    vou te matar | te matar | matar voces | matar todos | matar todo mundo | mato-te | vou matar* | assassin* | esfaque* | faca | atirar em | dar um tiro | pistola | espingarda | tiroteio | botar fogo | por fogo | colocar fogo | incendiar* | queimar _ loja | sei onde mora* | sei onde voce mora | vou te encontrar | voce vai morrer | voces vao morrer | esta* morto | me bate | me bateu | me agride | me ameaca | estupr* | refem | refens | sequestr* | nao me deixa sair | estrangul* | degol* | massacre | atentado | medo de morrer | temo pela minha vida | medo pela minha vida
    | vou matar | mato ele | mato ela | vai pagar com a vida | facada* | machado | me espanca | me batendo
    | me trancou | uma arma | com arma | estuprad* | violad* | violou`),
  bomb: phrases(`
    bomba* | explosivo* | explodir | vai explodir | mandar pelos ares | detonar* | granada* | dinamite
    | ameaca de bomba | tudo vai explodir`),
  medical: phrases(`
    ataque cardiaco | infarto | enfarte | avc | derrame | nao consigo respirar | nao respira | nao esta respirando | parou de respirar | falta de ar | engasg* | sufoc* | asfixi* | inconsciente | desmaiou | desmaiad* | nao acorda | nao reage | convuls* | sangrando | sangr* muito | a sangrar | hemorragia | muito sangue | reacao alergica | choque anafilatico | anafil* | envenen* | intoxic* | monoxido de carbono | choque eletrico | eletrocut* | dor no peito | dores no peito | desabou | ambulancia | esta morrendo | a morrer | estou morrendo | engoliu _ pilha | engoliu | ficou azul | queimadura* | afog* | insulina | emergencia medica | samu | ligue 192 | ligue 112 | sem pulso | garganta fechando
    | perdeu a consciencia | vazamento de gas | cheiro de gas | dificuldade para respirar
    | ficando azul | ficando roxo | labios roxos | choque da
    | sangue por todo`),
  not: phrases(`
    morrendo de rir | morrer de rir | morrendo de fome | morro de rir | morrendo de vontade | bomba de agua | bomba d agua | bomba de banho | bombeiro* | bombom* | bombons | violao`),
};
