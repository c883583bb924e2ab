import { type DangerWords, phrases } from './words.ts';

export const tr: DangerWords = {
  suicide: phrases(`
    intihar* | kendimi öldür* | canıma kıy* | canıma kıyacağım | hayatıma son | yaşamıma son | ölmek istiyorum | ölmek istedim | keşke ölsem | keşke ölseydim | yaşamak istemiyorum | artık yaşamak | yaşamanın anlamı yok | yaşamaktan bıktım | yaşamaktan yoruldum | bensiz daha iyi | kimse özlemez | uyanmak istemiyorum | bir daha uyanma* | kendimi as* | kendimi asacağım | bileklerimi | bileğimi kes* | kendimi kes* | kendime zarar | aşırı doz | bütün hapları | bütün ilaçları | hapları içtim | kendimi at* | köprüden atla* | atlayacağım | elveda | son mesajım | her şeye son
    | dayanamıyorum | camdan atla* | veda mektubu | intihar et*
    | ölmüş olsaydım | keşke ölmüş | ölseydim | trenin altına
    | uyku hap* | uyku ilac* | kutu hap | hap yuttum
    | bensiz daha mutlu | bensiz daha rahat | herkese yüküm | herkese yük oldum | yük olmak istemiyorum
    | uyuyup bir daha | uyanmamak istiyorum | çıkış yolu göremiyorum | çıkış yolu kalmadı | umudum kalmadı
    | gücüm kalmadı | çocuklarıma iyi bakın | acı bitsin | bu acı bitsin | haplar önümde | haplar elimde
    | sonsuza kadar uyu* | yok olsam | kimse fark etmez | ortadan kaybolsam | benden kurtul* | son gecem`),
  violence: phrases(`
    seni öldür* | sizi öldür* | öldüreceğim | öldürürüm | hepinizi öldür* | gebert* | cinayet | bıçak* | silah* | tabanca | tüfek | vuracağım | vururum | kurşun* | yakacağım | ateşe ver* | kundakla* | nerede oturduğunu biliyorum | evini biliyorum | evinizi biliyorum | seni bulacağım | sizi bulacağım | öleceksin | öleceksiniz | ölü bil | beni dövüyor | dövüyor | döveceğim | beni tehdit | tecavüz* | rehin* | kaçırıldım | kaçırdı | beni bırakmıyor | boğuyor | boğacağım | katliam | saldırı yap* | canımdan endişe | hayatımdan endişe | hayatımdan korkuyorum
    | onu öldür* | balta | kan dökülecek | beni dövdü | beni dövüyor
    | kilitledi | tehdit ediyor | asitle | yüzüne asit`),
  bomb: phrases(`
    bomba* | patlayıcı* | patlatacağım | havaya uçur* | patlayacak | el bombası | dinamit
    | her şey patlayacak`),
  medical: phrases(`
    kalp krizi | kalbi durdu | felç geçir* | nefes alamıyor* | nefes almıyor | nefesi durdu | boğulu* | bilinci kapalı | bilincini kaybet* | bayıldı | uyanmıyor | tepki vermiyor | nöbet geçir* | havale geçir* | kanıyor | kanama | çok kan | alerjik reaksiyon | alerjik şok | anafila* | zehirlen* | karbonmonoksit | karbon monoksit | elektrik çarp* | göğsüm ağrı* | göğüs ağrısı | yere yığıl* | ambulans | ölüyor | ölüyorum | pil yuttu | morardı | yanık* | boğuldu | insülin | acil tıbbi | acil servis | nabız yok | nabzı yok
    | gaz kaçağı | gaz kokusu | bilinci yok | nefes alamadı
    | morar* | pilini yut* | inme geçir* | deterjan yut* | ilaç yut*
    | her yer kan`),
  not: phrases(`
    gülmekten öl* | açlıktan ölüyorum | banyo bombası | bomba gibi | yanık kokusu | sıkıntıdan öl*`),
};
