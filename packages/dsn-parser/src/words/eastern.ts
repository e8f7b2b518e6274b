/** Slavic, Baltic, Finno-Ugric, Greek, Albanian and Caucasian languages. */

import type { Languages } from './word-table.ts';

export const EASTERN: Languages = {
  russian: {
    box: 'ящик, квота, квоту, квоты, место, места, хранилищ, мейлбокс',
    user: 'получател, адресат, пользовател, адрес, учетная запись, учетной записи, аккаунт, абонент, клиент, сотрудник',
    domain: 'домен',
    server:
      'сервер, узел, узлом, хост, соединени, подключени, связь, связаться, время ожидания, таймаут',
    message: 'письм, писем, сообщени, почт, вложени, размер, e-mail, послани',
    sender: 'отправител, вы., вам.',
    yours:
      'ваше письмо, ваше сообщение, вашего письма, вашего сообщения, вашему письму, ваша почта, твое письмо, отправленное вами, ваш ответ, ваш комментарий',
    full: 'переполнен, заполнен, нет места, нет свободного места, закончилось, не хватает места, недостаточно места, превышен, исчерпан, полон., полностью занят, превысил, забит',
    absent:
      'неизвестен, неизвестн, не существует, несуществующ, не найден, не нашли, не удалось найти, нет такого, не зарегистрирован, неверн, недействител, не значится, отсутствует, такого~нет, не обнаружен, некорректн, ошибочн, не известен, не числится',
    closed:
      'заблокирован, отключен, отключён, закрыт, удален, удалён, деактивирован, приостановлен, не используется, неактивен, неактивн, не активен, заморожен, не обслуживается, упразднен, выключен',
    large:
      'слишком больш, слишком велик, превышает, превысил, превышен, слишком длин, больше допустим',
    silent:
      'не отвечает, недоступ, не ответил, не удалось подключ, не удалось соедин, не удалось связаться, не удалось установить, время ожидания, истекло время, прервано, разорван, таймаут, превышен, истек, не удается соедин, не удается связаться, отказано в соединении',
    forbidden:
      'не разрешен, запрещен, не имеет права, нет прав, не имеете права, не может писать, не авторизован, не уполномочен, не допускается, не имеет разрешения, нет разрешения',
    many: 'слишком много, слишком часто',
    spam: 'спам, рекламн, нежелательн, рассылк~массов',
    virus: 'вирус, вредонос, заражен, инфицир, троян',
    black: 'черном списке, черный список, черные списки, стоп-лист',
    left: 'больше не работает, уволился, уволилась, уволен, покинул, не работает у нас',
    late: 'попытки~прекращен, после нескольких попыток, срок~истек, истек срок, исчерпан~попыт',
    failed:
      'не доставлен, не удалось доставить, не может быть доставлен, не могло быть доставлен, недоставлен, не удалось отправить, не отправлен, доставка~не удалась, доставка~невозможна, невозможно доставить, не дошл, ошибка доставки, сбой доставки, не передан, не смогли доставить, не удалось передать, не опубликован, не разослан, не удается доставить, не было вручен, не вручен, не удалось вручить',
    refused:
      'отклонен, отвергнут, возвращен, возвращается, отказан, не принят, не принято, заблокирован, отказался принять',
    delay:
      'пока не доставлен, еще не доставлен, задерживается, попытки будут продолжены, задержка доставки, доставка задерж',
    members:
      'только участник, только подписчик, не подписан, не являетесь участником, не являетесь подписчиком, не являетесь членом',
  },
  ukrainian: {
    box: 'скринь, ящик, квот, місц',
    user: 'одержувач, отримувач, адресат, користувач, адрес, обліковий запис, обліковий, облікового, акаунт',
    domain: 'домен',
    server: "сервер, вузол, хост, з'єднан, зв'яз, підключен, час очікування",
    message: 'лист., листа., листом., повідомлен, пошт, вкладен, розмір',
    sender: 'відправник, ви., вам., надсилач',
    yours: 'ваш лист, вашого листа, ваше повідомлення, вашого повідомлення, ваша пошта, твій лист',
    full: 'переповнен, заповнен, немає місця, немає вільного місця, недостатньо місця, перевищ, вичерпан, повна., забракло, закінчилось, закінчилося, бракує місця',
    absent:
      'невідом, не існує, неіснуюч, не знайден, немає такого, такого~немає, не зареєстрован, невірн, недійсн, неправильн, не вдалося знайти, відсутн, не значиться, хибн',
    closed:
      'заблокован, відключен, вимкнен, закрит, видален, деактивован, призупинен, не використовується, неактивн, заморожен, більше не обслуговується',
    large: 'завелик, занадто велик, перевищує, перевищен, надто велик',
    silent:
      'не відповідає, недоступн, не відповів, не вдалося підключ, не вдалося з, не вдалося встановити, час очікування, розірван, перервано',
    forbidden:
      'не дозволен, заборонен, не має права, не маєте права, не має дозволу, не може писати, не авторизован, не уповноважен',
    many: 'забагато, занадто багато, надто багато',
    spam: 'спам, рекламн, небажан',
    virus: 'вірус, шкідлив, заражен, інфікован',
    black: 'чорному списку, чорний список, чорного списку',
    left: 'більше не працює, звільнився, звільнилася, вже не працює',
    late: 'після кількох спроб, термін~минув, спроби~припинено',
    failed:
      'не доставлен, не вдалося доставити, не може бути доставлен, недоставлен, не вдалося надіслати, не надіслан, не вдалося відправити, неможливо доставити, не дійш, помилка доставки, доставка~не вдалася, доставка~неможлива, не було передано, не опубліковано, не вдалося передати',
    refused: 'відхилен, повернут, повертається, відмовлен, не прийнят, відкинут',
    delay: 'ще не доставлен, затримується, спроби триватимуть, поки не доставлен',
    members:
      'лише учасник, тільки учасник, лише підписник, тільки підписник, не підписан, не є учасником, не є членом',
  },
  belarusian: {
    box: 'скрын, месц, квот',
    user: 'атрымальнік, адрасат, карыстальнік, адрас, уліковы запіс',
    domain: 'дамен',
    server: 'сервер, злучэн, сувяз, вузел',
    message: 'ліст., ліста., паведамлен, пошт, памер',
    sender: 'адпраўнік, вы., вам.',
    yours: 'ваш ліст, ваша паведамленне, вашага ліста',
    full: 'перапоўнен, запоўнен, няма месца, перавышан, поўная., поўны.',
    absent:
      'невядом, не існуе, не знойдзен, няма такога, такога~няма, няправільн, не зарэгістраван, памылков',
    closed: 'заблакіраван, адключан, закрыт, выдален, неактыўн, прыпынен',
    large: 'занадта вялік, завялік, перавышае',
    silent:
      'не адказвае, недаступн, не адказаў, не ўдалося злучыцца, час чакання, не атрымалася злучыцца',
    forbidden: 'не дазволен, забаронен, не мае права, не мае дазволу',
    many: 'занадта шмат, зашмат',
    spam: 'спам, рэкламн',
    virus: 'вірус',
    black: 'чорным спісе, чорны спіс',
    failed:
      'не дастаўлен, не ўдалося даставіць, немагчыма даставіць, не атрымалася даставіць, не ўдалося адправіць, не адпраўлен, не дайшо, памылка дастаўкі, не можа быць дастаўлен, не быў дастаўлен, не было дастаўлен',
    refused: 'адхілен, вернут, вяртаецца, не прынят',
    delay: 'яшчэ не дастаўлен, затрымліваецца',
    members: 'толькі ўдзельнік, толькі падпісчык, не падпісан',
  },
  polish: {
    box: 'skrzynk, pojemnoś, miejsc, limit pojemności, powierzchni',
    user: 'odbiorc, adresat, użytkownik, adres, konto, konta., kont., abonent, osob',
    domain: 'domen',
    server: 'serwer, host., hosta., połączen, maszyn, komputer, czas oczekiwania, limit czasu',
    message:
      'wiadomoś, list., listu., mail., maila., e-mail, poczt, przesyłk, załącznik, rozmiar, wielkoś',
    sender: 'nadawc, pan., pani., ty.',
    yours:
      'twoja wiadomość, twojej wiadomości, twój list, państwa wiadomość, pana wiadomość, pani wiadomość, twój mail, twój e-mail, państwa wiadomości, twoją wiadomość, państwa list',
    full: 'pełna, pełny, pełne, pełen, przepełnion, zapełnion, brak miejsca, nie ma miejsca, brak wolnego miejsca, przekroczon, przekroczył, wyczerpan, zabrakło, nie ma już miejsca',
    absent:
      'nieznan, nie istnieje, nieistniejąc, nie znaleziono, nie został znaleziony, nie została znaleziona, nie ma takiego, nie ma takiej, nie odnalezion, nieprawidłow, błędn, niepoprawn, nie figuruje, nie jest zarejestrowan, nie jest znan, nie udało się odnaleźć, nie można odnaleźć',
    closed:
      'zablokowan, wyłączon, zamknięt, usunięt, dezaktywowan, zawieszon, nieaktywn, zlikwidowan, nie jest już używan, nie jest używan, nie jest już obsługiwan, skasowan, nieczynn',
    large: 'za duż, zbyt duż, przekracza, większ niż, większa niż, za długa',
    silent:
      'nie odpowiada, nie odpowiedział, nieosiągaln, niedostępn, nie można połączyć, nie można nawiązać, nie udało się połączyć, nie udało się nawiązać, upłynął, limit czasu, przekroczon~czas, przerwan, nie można się połączyć',
    forbidden:
      'nie ma uprawnień, nie jest uprawnion, nie ma prawa, nie ma zezwolenia, niedozwolon, nie może, zabronion, nie masz uprawnień, nie mają uprawnień, brak uprawnień, nie jest dozwolon, nieuprawnion',
    many: 'zbyt wiele, zbyt dużo, za dużo',
    spam: 'jako spam, za spam, jako niechcian, niechcian, niepożądan',
    virus: 'wirus, złośliwe oprogramowanie, zainfekowan, zawirusowan, zarażon',
    black: 'czarnej liście, czarna lista, czarną listę, czarnych listach',
    left: 'już nie pracuje, nie pracuje już, odszedł, odeszła, nie pracuje w',
    late: 'po kilku próbach, po wielu próbach, upłynął termin, zaprzestan',
    failed:
      'nie można dostarczyć, nie dostarczon, niedostarczon, nie została dostarczona, nie zostało dostarczone, nie został dostarczony, nie udało się dostarczyć, nie mogła zostać dostarczona, nie mógł zostać dostarczony, nie doręczon, nie została doręczona, nie udało się wysłać, nie została wysłana, nie dotarł, błąd dostarcz, dostarczenie~nie powiodło, doręczenie~nie powiodło, nie mogła być doręczona, nie została opublikowana, nie została przekazana, nie udało się przekazać, nie udało się doręczyć, nie mógł być doręczony',
    refused:
      'odrzucon, odmówi, zwrócon, odesłan, nie przyjęt, nie został przyjęt, nie została przyjęt, zwracan',
    delay: 'jeszcze nie, opóźnion, kolejne próby, dalsze próby',
    members:
      'tylko członkowie, tylko subskrybenci, nie jesteś członkiem, nie jesteś zapisan, nie jesteś subskrybent, nie jest członkiem, wyłącznie członkowie',
  },
  czech: {
    box: 'schránk, míst, kvót, úložišt, kapacit',
    user: 'příjemc, adresát, uživatel, adres, účet, účtu, konto',
    domain: 'domén',
    server: 'server, hostitel, spojení, připojení, počítač',
    message: 'zpráv, dopis, mail., mailu., e-mail, email, pošt, zásilk, přílo, velikost',
    sender: 'odesílatel, vy., vám.',
    yours:
      'vaše zpráva, vaši zprávu, vaší zprávy, váš e-mail, váš mail, tvoje zpráva, váš email, vašeho e-mailu, váš dopis, váš příspěvek',
    full: 'plná, plný, plné, přeplněn, zaplněn, není místo, nedostatek míst, nemá míst, překročen, vyčerpán, došlo míst, není volné míst',
    absent:
      'neznám, neexistuj, nebyl nalezen, nebyla nalezen, nenalezen, nelze najít, nelze nalézt, neplatn, není známa, není znám, chybn, nesprávn, není registrován, takov~není, nepodařilo se najít, neevidujeme',
    closed:
      'zablokován, vypnut, zrušen, uzavřen, smazán, deaktivován, pozastaven, neaktivní, nepoužív, již není v provozu, mimo provoz',
    large: 'příliš velk, přesahuje, překračuje, větší než',
    silent:
      'neodpovíd, neodpověděl, nedostupn, nelze připojit, nelze se připojit, nepodařilo se připojit, nepodařilo se navázat, nelze navázat, časový limit, přerušen, vypršel, nepodařilo se spojit',
    forbidden:
      'nemá oprávnění, není oprávněn, nesmí, není povolen, zakázán, nemáte oprávnění, nemá povoleno, nemá právo, nejste oprávněn',
    many: 'příliš mnoho',
    spam: 'jako spam, za spam, nevyžádan',
    virus: 'virus, viru., škodlivý kód, infikovan, nakažen, zavirovan',
    black: 'černé listině, černá listina, černou listinu, černém seznamu, blacklist',
    left: 'již nepracuje, už nepracuje, už u nás nepracuje, odešel z, odešla z',
    late: 'po několika pokusech, po opakovaných pokusech, vypršela lhůta',
    failed:
      'nelze doručit, nebylo možné doručit, nepodařilo se doručit, nebyla doručena, nebyl doručen, nedoručen, nedoručiteln, nemohla být doručena, nemohl být doručen, doručení~selhalo, doručení~nezdařilo, nepodařilo se odeslat, nebyla odeslána, nedorazil, nemohla být odeslána, nebyla předána, nebyla zveřejněna, nebyla rozeslána, chyba doručení',
    refused: 'odmítnut, zamítnut, vrácen, vrací se, nepřijat, nebyla přijata',
    delay: 'dosud nebyl, zatím nebyl, zpoždění, další pokusy, zatím se nepodařilo',
    members:
      'pouze členové, jen členové, pouze přihlášen, nejste členem, nejste přihlášen, nejste odběratel',
  },
  slovak: {
    box: 'schránk, miest, kvót, úložisk, kapacit',
    user: 'príjemc, adresát, používateľ, užívateľ, adres, účet, účtu, konto',
    domain: 'domén',
    server: 'server, hostiteľ, spojeni, pripojeni, počítač',
    message: 'správ, list., mail., e-mail, email, pošt, zásielk, príloh, veľkosť',
    sender: 'odosielateľ, vy., vám.',
    yours:
      'vaša správa, vašu správu, vašej správy, váš e-mail, váš mail, váš email, váš list, tvoja správa',
    full: 'plná, plný, plné, preplnen, zaplnen, nie je miesto, nedostatok miesta, nemá miesto, prekročen, vyčerpan, nemá voľné miesto, nie je voľné',
    absent:
      'neznám, neexistuj, nebol nájden, nebola nájden, nenájden, nenašl, nemožno nájsť, neplatn, nie je známa, nie je znám, chybn, nesprávn, nie je registrovan, nenašiel, nepodarilo sa nájsť',
    closed:
      'zablokovan, vypnut, zrušen, uzavret, zatvoren, zmazan, vymazan, deaktivovan, pozastaven, neaktívn, nepoužív, mimo prevádzky',
    large: 'príliš veľk, presahuje, prekračuje, väčšia než, väčšia ako',
    silent:
      'neodpoved, nedostupn, nemožno pripojiť, nepodarilo sa pripojiť, nepodarilo sa nadviazať, časový limit, prerušen, vypršal, nepodarilo sa spojiť',
    forbidden:
      'nemá oprávneni, nie je oprávnen, nesmie, nie je povolen, zakázan, nemáte oprávneni, nemá právo',
    many: 'príliš veľa',
    spam: 'ako spam, za spam, nevyžiadan',
    virus: 'vírus, škodlivý kód, infikovan, nakazen, zavírovan',
    black: 'čiernej listine, čierna listina, čiernom zozname, blacklist',
    left: 'už nepracuje, viac nepracuje, odišiel z, odišla z',
    late: 'po niekoľkých pokusoch, po viacerých pokusoch, vypršala lehota',
    failed:
      'nebolo možné doručiť, nie je možné doručiť, nemožno doručiť, nepodarilo sa doručiť, nebola doručená, nebol doručený, nedoručen, nedoručiteľn, nemohla byť doručená, doručenie~zlyhalo, nepodarilo sa odoslať, nebola odoslaná, nedoraz, nemohla byť odoslaná, nebola zverejnená, chyba doručenia',
    refused: 'odmietnut, zamietnut, vráten, vracia sa, neprijat, nebola prijatá',
    delay: 'zatiaľ nebol, doteraz nebol, oneskor, ďalšie pokusy',
    members: 'iba členovia, len členovia, nie ste členom, nie ste prihlásen, nie ste odberateľ',
  },
  slovenian: {
    box: 'nabiralnik, predal, prostor, kvot',
    user: 'prejemnik, naslovnik, uporabnik, naslov, račun',
    domain: 'domen',
    server: 'strežnik, povezav, gostitelj',
    message: 'sporočil, pismo, pisma, pošt, mail., prilog, velikost, e-pošt',
    sender: 'pošiljatelj, vi., vam.',
    yours:
      'vaše sporočilo, vašega sporočila, vaše pismo, vaša pošta, vaše e-pošte, tvoje sporočilo',
    full: 'poln., polna, polno, prepoln, ni prostora, nima prostora, presežen, zmanjkalo, napolnjen, preseg',
    absent:
      'neznan, ne obstaja, ni mogoče najti, ni bilo mogoče najti, ni najden, ni bil najden, neveljav, napač, ni bila najdena, ni znan, ni registriran, nismo našli',
    closed:
      'onemogočen, ukinjen, zaprt, izbrisan, deaktiviran, zaklenjen, neaktiv, blokiran, začasno ustavljen, ni več v uporabi, se ne uporablja',
    large: 'preveliko, prevelik, presega, predolg',
    silent:
      'se ne odziva, ne odgovarja, nedosegljiv, ni dosegljiv, ni mogoče vzpostaviti, čas~potekel, prekinjen, ni odgovoril, ni odgovora, ni bilo mogoče vzpostaviti, ni se odzval',
    forbidden:
      'nima dovoljenja, ni dovoljen, ne sme, prepovedan, ni pooblaščen, nimate dovoljenja, nima pravic',
    many: 'preveč',
    spam: 'kot spam, kot neželen, neželen, vsiljen',
    virus: 'virus, zlonameren, zlonamern, okužen',
    black: 'črnem seznamu, črni seznam',
    left: 'ni več zaposlen, ne dela več',
    late: 'po več poskusih, po večkratnih poskusih',
    failed:
      'ni bilo mogoče dostaviti, ni mogoče dostaviti, ni bilo dostavljeno, ni bila dostavljena, dostava~ni uspela, nedostav, ni bilo poslano, pošiljanje~ni uspelo, ni prispelo, neuspešna dostava, ni bilo mogoče poslati, ni bilo objavljeno, ni bilo posredovano',
    refused: 'zavrnjen, zavrnil, vrnjen, zavrača',
    delay: 'še ni bilo dostavljeno, zakasn, zamuja',
    members: 'samo člani, le člani, niste član, niste naročen, niste prijavljen',
  },
  croatian: {
    box: 'sanduč, pretinac, pretinc, prostor, kvot, pošt~sandučić, spremnik, poštansk',
    user: 'primatelj, primalac, primaoc, korisnik, adres, adresat, račun., računa., nalog., naloga.',
    domain: 'domen, domain',
    server: 'poslužitelj, server, veza., vezu., veze., host., konekcij',
    message: 'poruk, pism, pošt, mail., mejl, e-pošt, privit, prilog, veličin, email',
    sender: 'pošiljatelj, pošiljalac, pošiljaoc, vi., vam.',
    yours:
      'vaša poruka, vašu poruku, vaše poruke, vaš mail, vaš e-mail, vaš mejl, vaše pismo, vaša pošta, tvoja poruka',
    full: 'pun., puna., puno., prepun, popunjen, nema mjesta, nema mesta, nema prostora, prekorač, premašen, ispunjen, nema dovoljno',
    absent:
      'nepoznat, ne postoji, ne postoje, nije pronađen, nije pronaden, nije nađen, nepostojeć, ne može se pronaći, nevažeć, neispravan, neispravn, pogrešn, netočn, netačn, nije poznat, nije registr, nije moguće pronaći, nevaljan',
    closed:
      'zatvoren, ukinut, blokiran, onemogućen, deaktiviran, izbrisan, obrisan, neaktiv, suspendiran, suspendovan, isključen, zaključan, više se ne koristi, nije u upotrebi, ugašen',
    large: 'prevelik, preveliki, premašuje, prekoračuje, prelazi, veća od',
    silent:
      'ne odgovara, nedostupan, nedostupn, nije dostupan, nije moguće uspostaviti, isteklo, prekinut, odbijena, ne može se povezati, nije odgovorio, nije bilo moguće povezati',
    forbidden:
      'nema dozvolu, nije dopušten, nije dozvoljen, ne smije, ne sme., zabranjen, nije ovlašten, nije ovlašćen, nemate dozvolu, nema ovlasti, nema prav, nemate pravo',
    many: 'previše',
    spam: 'kao spam, kao neželjen, neželjen, spam.',
    virus: 'virus, zlonamjern, zlonamern, zaražen, inficiran',
    black: 'crnoj listi, crna lista, crnu listu',
    left: 'više ne radi, ne radi više, napustio, napustila',
    late: 'nakon više pokušaja, posle više pokušaja, isteklo vrijeme, odustal',
    failed:
      'nije isporuč, nije dostavljen, nije mogla biti isporuč, nije mogla biti dostavljena, nije moguće isporuč, nije moguće dostav, nije bilo moguće isporuč, nije bilo moguće dostav, nije mogla da bude, nije mogao da bude, isporuka~nije uspjela, isporuka~nije uspela, dostava~nije uspjela, dostava~nije uspela, neisporuč, neuspješna isporuka, neuspešna isporuka, neuspjela, nije poslan, slanje~nije uspjelo, slanje~nije uspelo, nije stigl, nije uspjela dostava, nije uspela dostava, nije objavljen, nije prosli',
    refused: 'odbijen, odbačen, vraćen, vraća se, odbio, nije prihvaćen',
    delay: 'još nije, kasni, odgođen, odložen, bit će nastavljen',
    members:
      'samo članovi, niste član, nisi član, samo pretplatnici, niste pretplaćen, niste prijavljen',
  },
  serbian: {
    box: 'сандуч, простор, квот, кутиј',
    user: 'прималац, примаоц, корисник, адрес, налог',
    domain: 'домен',
    server: 'сервер, веза., везу., веze',
    message: 'порук, писм, пошт, мејл, прилог, величин',
    sender: 'пошиљалац, пошиљаоц, ви., вам.',
    yours: 'ваша порука, вашу поруку, ваше поруке, ваш мејл, ваше писмо, твоја порука',
    full: 'пун., пуна., пуно., препун, попуњен, нема места, нема простора, прекорач, испуњен',
    absent:
      'непознат, не постоји, није пронађен, непостојећ, неважећ, неисправн, погрешн, није нађен, није регистрован, није познат',
    closed:
      'затворен, укинут, блокиран, деактивиран, обрисан, избрисан, неактив, суспендован, искључен, угашен, закључан',
    large: 'превелик, прелази, премашује, прекорачује',
    silent:
      'не одговара, недоступан, није доступан, истекло, прекинут, није могуће успоставити, одбијена, није одговорио',
    forbidden:
      'нема дозволу, није дозвољен, забрањен, не сме, није овлашћен, немате дозволу, нема право',
    many: 'превише',
    spam: 'као спам, спам., нежељен',
    virus: 'вирус, заражен, инфициран',
    black: 'црној листи, црна листа, црну листу',
    left: 'више не ради, не ради више, напустио',
    failed:
      'није испоруч, није достављен, није могла бити, није могуће испоруч, није могуће достав, није могла да буде, није могао да буде, испорука~није успела, достава~није успела, неиспоруч, није послат, слање~није успело, није стигл, неуспешна испорука, неуспела',
    refused: 'одбијен, одбачен, враћен, враћа се',
    delay: 'још није, касни, одложен',
    members: 'само чланови, нисте члан, само претплатници, нисте претплаћен',
  },
  macedonian: {
    box: 'сандач, кутија, простор, квот',
    user: 'примач, корисник, адрес, сметка, сметката',
    domain: 'домен',
    server: 'сервер, врска, врската, поврзување',
    message: 'порак, писмо, пошта, мејл, прилог, големин',
    sender: 'испраќач, вие.',
    yours: 'вашата порака, вашата пошта, твојата порака, вашето писмо, вашиот мејл',
    full: 'полн., полно., полна., преполн, нема место, нема простор, надмин, пополнет, исполнет',
    absent:
      'непознат, не постои, не е пронајден, не беше пронајден, непостоечк, неважечк, погрешн, не е најден, неисправн, не е регистриран',
    closed:
      'затворен, укинат, блокиран, деактивиран, избришан, неактив, суспендиран, исклучен, оневозможен',
    large: 'преголем, надминува, премногу голем',
    silent:
      'не одговара, недостапен, не е достапен, истече, прекинат, одбиена, не може да се поврзе, не одговори',
    forbidden: 'нема дозвола, не е дозволен, забранет, не смее, не е овластен, немате дозвола',
    many: 'премногу',
    spam: 'како спам, спам., несакан',
    virus: 'вирус',
    black: 'црна листа, црната листа',
    left: 'повеќе не работи',
    failed:
      'не може да се достави, не можеше да се достави, не може да се испорача, не можеше да се испорача, не е доставен, не беше доставен, не е испорачан, не беше испорачан, неиспорачан, не беше испратен, неуспешна достава, неуспешна испорака, не успеа, не стигна, недоставен',
    refused: 'одбиен, вратен, се враќа, отфрлен',
    delay: 'се уште не е, доцни, одложен',
    members: 'само членови, не сте член, само претплатници, само членовите',
  },
  bulgarian: {
    box: 'кутия, кутията, място, квот, пространство',
    user: 'получател, адресат, потребител, адрес, акаунт, профил, сметка',
    domain: 'домейн',
    server: 'сървър, връзка, връзката, хост',
    message: 'съобщени, писмо, писма, пощ, имейл, прикач, размер, мейл',
    sender: 'подател, изпращач, вие.',
    yours:
      'вашето писмо, вашето съобщение, вашия имейл, вашият имейл, твоето писмо, съобщението ви, писмото ви, имейлът ви',
    full: 'пълна, пълен, препълнен, няма място, надвишен, изчерпан, запълнен, няма свободно, превишен, недостатъчно',
    absent:
      'неизвест, не съществува, не е намерен, не беше намерен, няма такъв, непознат, несъществуващ, невалид, грешен, грешна, не е открит, не бе намерен, не фигурира, неправил',
    closed:
      'блокиран, закрит, затворен, деактивиран, изтрит, спрян, неактив, замразен, изключен, не се използва, преустановен',
    large: 'твърде голям, прекалено голям, надвишава, превишава, твърде дълг',
    silent:
      'не отговаря, недостъп, не отговори, не може да се свърже, неуспешна връзка, изтече, прекъснат, отказана, не може да бъде установена, не бе установена',
    forbidden:
      'няма право, не е разрешен, забранен, няма разрешение, не може да пише, не е оторизиран, нямате право, нямате разрешение, не е упълномощен',
    many: 'твърде много, прекалено много',
    spam: 'спам, нежелан',
    virus: 'вирус, злонамерен, зловреден, заразен, инфектиран',
    black: 'черен списък, черния списък',
    left: 'вече не работи, напусна',
    late: 'след няколко опита, след многократни опити, изтекъл срок',
    failed:
      'не може да бъде доставен, не можа да бъде доставен, не беше доставен, не бе доставен, не е доставен, неуспешна доставка, неуспешно доставяне, недостав, доставка~неуспешна, не беше изпратен, не бе изпратен, не може да бъде изпратен, не достигна, не пристигна, не успяхме да доставим, не беше предаден, не бе предаден, не беше публикуван, не бе публикуван, не можахме да доставим',
    refused: 'отхвърлен, върнат, връща се, отказан, не бе приет, не беше приет, не е приет',
    delay: 'все още не е, забавя, отложен, ще продължи да опитва',
    members:
      'само членове, само членовете, не сте член, само абонати, не сте абониран, не сте записан',
  },
  latvian: {
    box: 'pastkast, vieta, vietas, kvot, krātuv, pastkastīt',
    user: 'saņēmēj, adresāt, lietotāj, adres, kont',
    domain: 'domēn',
    server: 'server, savienojum, dators',
    message: 'vēstul, ziņ, ziņojum, e-past, pielikum, izmēr, pasta sūtījum',
    sender: 'sūtītāj, nosūtītāj, jūs.',
    yours: 'jūsu vēstul, jūsu ziņ, tava vēstule, jūsu e-past, jūsu e-vēstul',
    full: 'pilna, pilns, pārpildīt, nav vietas, pārsniegt, nepietiek vietas, aizpildīt, beigusies vieta',
    absent:
      'nezinām, neeksistē, nav atrast, netika atrast, nepastāv, nederīg, nav zinām, kļūdain, nepareiz, neatrad, neizdevās atrast, nav reģistrēt, nav tāda',
    closed:
      'slēgt, bloķēt, atslēgt, deaktivizēt, dzēst, neaktīv, apturēt, likvidēt, vairs netiek izmantot, vairs nelieto',
    large: 'pārāk liel, par lielu, pārsniedz',
    silent:
      'neatbild, nav sasniedzam, nav pieejam, neizdevās savieno, nevar savieno, taimaut, noildze, iestājās noildze, neizdevās izveidot, nevarēja izveidot',
    forbidden: 'nav atļaut, nedrīkst, aizliegt, nav tiesīb, nav atļauj, nav pilnvarot',
    many: 'pārāk daudz, par daudz',
    spam: 'kā mēstule, mēstul, surogātpast, kā spam, spam.',
    virus: 'vīrus, ļaunprātīg, inficēt',
    black: 'melnajā sarakst, melnais saraksts',
    left: 'vairs nestrādā',
    late: 'pēc vairākiem mēģinājum, termiņ~beidz',
    failed:
      'nevarēja piegād, neizdevās piegād, nav piegād, netika piegād, nav iespējams piegād, piegāde~neizdevās, nepiegād, nosūtīt neizdevās, neizdevās nosūt, netika nosūtīt, nevar piegād, nevarēja nogād, netika nogād, nesasniedza, nevarēja nosūt',
    refused: 'noraidīt, atgriezt, atteikt, noraidīja, atteic',
    delay: 'vēl nav piegād, aizkavēj, kavējas',
    members: 'tikai dalībniek, tikai biedri, neesat dalībniek, neesat abon, tikai abonent',
  },
  lithuanian: {
    box: 'dėžut, viet, kvot, talpa, talpykl',
    user: 'gavėj, adresat, vartotoj, naudotoj, adres, paskyr',
    domain: 'domen',
    server: 'server, ryš, prisijung, jungt, tarnybin, kompiuter',
    message: 'laišk, žinut, pranešim, pašt, prised, dydis, dydži, el pašt, siunt',
    sender: 'siuntėj, jūs.',
    yours: 'jūsu laišk, jūsu žinut, jūsų laišk, jūsų žinut, jūsų pranešim, tavo laišk, jūsų el',
    full: 'pilna, pilnas, perpildyt, nėra vietos, viršyt, užpildyt, nebėra vietos, trūksta vietos, baigėsi vieta, viršijo',
    absent:
      'nežinom, neegzistuoja, nerast, nepavyko rasti, nėra tokio, netinkam, neteising, neegzistuojant, nepažįstam, tokio~nėra, neregistruot, klaiding',
    closed:
      'uždaryt, užblokuot, išjungt, ištrint, neaktyv, sustabdyt, panaikint, nebenaudojam, užrakint, deaktyvuot, pašalint',
    large: 'per didel, viršija, didesnis',
    silent:
      'neatsako, neatsakė, nepasiekiam, nepavyko prisijungti, nepavyko susisiekti, nepavyko užmegzti, baigėsi~laik, laikas baigėsi, nutrūko, neprieinam, skirtasis laikas',
    forbidden:
      'neleidžiama, draudžiama, neturi teisės, neturi leidimo, negali, nėra įgaliot, neturite teisės, neleista',
    many: 'per daug',
    spam: 'kaip šlamšt, brukal, kaip brukal, spam, šlamšt',
    virus: 'virus, kenkėjišk, kenksming, užkrėst',
    black: 'juodajame sąraše, juodąjį sąrašą, juodasis sąrašas',
    left: 'nebedirba',
    late: 'po kelių bandym, terminas~baig',
    failed:
      'nepavyko pristatyti, nebuvo pristatyt, negali būti pristatyt, negalėjo būti pristatyt, nepristatyt, pristatymas~nepavyko, pristatyti nepavyko, nepavyko išsiųsti, neišsiųst, nepasiekė, nebuvo išsiųst, neįteikt, nepavyko įteikti, nebuvo įteikt',
    refused: 'atmest, grąžin, grąžint, atsisakyt, atmetė',
    delay: 'dar nepristatyt, vėluoja, uždelst',
    members: 'tik nariai, tik nariams, nesate narys, nesate prenumer, tik prenumerator',
  },
  finnish: {
    box: 'postilaatik, laatikk, levytila, tila, tilaa, kiintiö, kiintiön, tallennustila, sähköpostilaatik',
    user: 'vastaanottaj, käyttäj, osoite, osoitt, tili., tilin, tiliä, sähköpostiosoit, saaja, henkilö',
    domain: 'verkkotunnu, toimialue, domain',
    server: 'palvelin, palvelim, yhtey, isäntä, kone.',
    message: 'viesti, sähköposti, kirje, liite, liitetiedosto, koko., kokoa, posti.',
    sender: 'lähettäj, sinä., te.',
    yours:
      'viestisi, viestiäsi, viestinne, viestiänne, sähköpostisi, kirjeesi, lähettämäsi, lähettämänne',
    full: 'täynnä, täysi, täyttynyt, tila on loppu, ei ole tilaa, ylitty, tilaa ei ole, loppunut, täyttyi',
    absent:
      'tuntemat, ei ole olemassa, ei löydy, ei löytynyt, ei tunneta, virheelli, ei ole käytössä, ei kelpaa, ei ole rekisteröity, ei ole, väärä, kelvoton',
    closed:
      'suljett, poistett, lakkautett, lukitt, estett, jäädytet, ei ole aktiivinen, ei ole enää käytössä, pois käytöstä, poistunut käytöstä, käytöstä poistettu, passivoit',
    large: 'liian suuri, liian iso, ylittää, suurempi kuin',
    silent:
      'ei vastaa, ei vastannut, ei tavoit, ei saatu yhteyttä, yhteyttä ei, ei voitu muodostaa, ei voida muodostaa, aikakatkais, ei saada yhteyttä, katkesi, yhteys~epäonnistui, tavoittamatt',
    forbidden:
      'ei ole oikeutta, ei saa, ei ole lupaa, ei sallita, kielletty, ei ole sallittu, ei oikeutta, ei ole valtuuksia',
    many: 'liian monta, liian paljon, liikaa',
    spam: 'roskaposti, spämmi',
    virus: 'virus, viruks, haittaohjel, saastunut, tartunnan',
    black: 'mustalla listalla, musta lista, estolista, mustalle listalle',
    left: 'ei ole enää töissä, ei työskentele enää, ei enää työskentele',
    late: 'useista yrityksistä huolimatta, usean yrityksen jälkeen, luovutt, määräaika',
    failed:
      'ei voitu toimittaa, ei voi toimittaa, ei toimitettu, ei pystytty toimittamaan, jäi toimittamatta, toimitus~epäonnistui, toimittaminen~epäonnistui, lähetys~epäonnistui, lähettäminen~epäonnistui, ei mennyt perille, ei saatu perille, ei voitu lähettää, ei onnistunut, ei saatu toimitettua, ei voitu välittää, ei julkaistu, ei välitetty, toimittamatta',
    refused: 'hylätt, palautet, palautuu, hylkäsi, torjuttiin, torjuttu, kieltäytyi, palautui',
    delay: 'ei ole vielä, viivästy, myöhässä, yritetään uudelleen, yritetään edelleen',
    members: 'vain jäsenet, vain jäsenille, et ole jäsen, et ole listan, vain tilaajat',
  },
  estonian: {
    box: 'postkast, ruum, kvoot, maht, mahu',
    user: 'saaja, adressaa, kasutaja, aadress, konto, adressaat',
    domain: 'domeen',
    server: 'server, ühendus, masin',
    message: 'kiri., kirja, sõnum, teade, e-kiri, manus, suurus, meil',
    sender: 'saatja, teie., sina.',
    yours: 'teie kiri, teie kirja, teie sõnum, sinu kiri, teie e-kiri, teie teade, teie sõnumi',
    full: 'täis., täitunud, ruumi ei ole, pole ruumi, ületatud, ruum on otsas, ei ole ruumi',
    absent:
      'tundmatu, ei eksisteeri, pole olemas, ei ole olemas, ei leitud, ei leidu, vigane, kehtetu, vale., pole sellist, sellist~ei ole, sellist~pole, ei tunta, ei ole registreeritud',
    closed:
      'suletud, blokeeritud, keelatud, kustutatud, deaktiveeritud, peatatud, mitteaktiivne, pole enam kasutuses, ei kasutata enam, välja lülitatud, lukustatud',
    large: 'liiga suur, ületab, suurem kui',
    silent:
      'ei vasta, ei vastanud, pole kättesaadav, ühendust ei, ei saanud ühendust, aegus, kättesaamatu, katkes',
    forbidden:
      'ei ole lubatud, pole lubatud, ei tohi, puudub luba, puudub õigus, keelatud, ei ole õigust, pole õigust',
    many: 'liiga palju',
    spam: 'rämpspost, kui spam, spämm',
    virus: 'viirus, pahavara, nakatunud',
    black: 'mustas nimekirjas, must nimekiri, musta nimekirja',
    left: 'ei tööta enam, enam ei tööta',
    late: 'pärast mitut katset, aegus tähtaeg',
    failed:
      'ei õnnestunud kohale toimetada, ei saanud kohale toimetada, ei toimetatud kohale, ei saa kohale toimetada, kohaletoimetamine~ebaõnnestus, kohale ei, edastamine~ebaõnnestus, ei õnnestunud edastada, saatmine~ebaõnnestus, ei jõudnud, ei edastatud, ei saadetud, kätte toimetada, kätte ei, toimetamata, ei olnud võimalik~toimetada, kättetoimetamine~ebaõnnestus, edastada ei',
    refused: 'tagasi lükatud, lükati tagasi, tagasta, saadetakse tagasi, keeldus, lükkas',
    delay: 'veel ei ole, pole veel, viibib, hilineb',
    members: 'ainult liikmed, üksnes liikmed, te ei ole liige, te pole liige, ainult tellijad',
  },
  hungarian: {
    box: 'postafiók, postaláda, tárhely, kvót, fiók, hely., hely',
    user: 'címzett, felhasználó, cím., címe., címet, fiók, e-mail cím, email cím, előfizető, ügyfél',
    domain: 'tartomány, domain, domén',
    server: 'kiszolgáló, szerver, kapcsolat, gazdagép',
    message: 'üzenet, levél, level, e-mail, email, küldemény, melléklet, csatolmány, méret',
    sender: 'feladó, küldő, ön., önnek',
    yours:
      'az ön üzenete, az ön levele, levele., levelét, üzenete., üzenetét, leveled, üzeneted, e-mailje, hozzászólás',
    full: 'megtelt, tele van, tele., betelt, nincs hely, nincs szabad hely, túllépte, elfogyott, nincs elég hely, betöltött, túllépés',
    absent:
      'ismeretlen, nem létezik, nem található, nem találtuk, nem talál, nincs ilyen, érvénytelen, hibás, helytelen, nem létező, nincs regisztrálva, nem ismert',
    closed:
      'letilt, le van tiltva, lezár, megszűnt, megszüntet, felfüggeszt, inaktív, törölt, törölve, zárolt, zárolva, bezár, nem használ, már nem használatos, törölték, kikapcsol',
    large: 'túl nagy, meghaladja, nagyobb, túl hosszú',
    silent:
      'nem válaszol, nem elérhető, elérhetetlen, nem érhető el, nem sikerült kapcsolód, nem sikerült csatlakoz, időtúllép, megszakadt, nem jött létre, nem lehet kapcsolód, nem sikerült elérni',
    forbidden:
      'nem jogosult, nincs joga, nincs jogosultsága, nem engedélyezett, nem küldhet, tiltott, nem írhat, nincs engedélye',
    many: 'túl sok',
    spam: 'spamként, levélszemét, kéretlen, spamnek, spam.',
    virus: 'vírus, kártevő, kártékony, fertőzött, fertőzés',
    black: 'feketelist, fekete list, tiltólist',
    left: 'már nem dolgozik, nem dolgozik már, kilépett',
    late: 'többszöri próbálkozás, több próbálkozás, lejárt a, többszöri kísérlet',
    failed:
      'nem kézbesít, nem tudtuk kézbesíteni, nem lehetett kézbesíteni, kézbesítetlen, kézbesítési hiba, sikertelen kézbesítés, kézbesítése~sikertelen, kézbesíthetetlen, nem sikerült kézbesíteni, nem sikerült eljuttatni, nem sikerült elküldeni, nem érkezett meg, nem jutott el, kézbesítése~meghiúsult, kézbesítése~nem sikerült, nem továbbít, nem lehet kézbesíteni, nem sikerült továbbítani, nem jelent meg',
    refused: 'visszautasít, elutasít, visszaküld, visszakerült, visszadob',
    delay: 'még nem, késik, késleltet, késedelm, továbbra is próbál',
    members:
      'csak tagok, csak a tagok, nem tagja, csak feliratkoz, nem iratkozott, csak a lista tagjai',
  },
  greek: {
    box: 'γραμματοκιβώτιο, γραμματοκιβωτίου, θυρίδα, θυρίδας, χώρος, χώρο, όριο, αποθηκευτικ, ταχυδρομική, ταχυδρομείο',
    user: 'παραλήπτ, χρήστ, διεύθυνση, διεύθυνσης, λογαριασμ, συνδρομητ',
    domain: 'τομέ, domain, όνομα χώρου',
    server:
      'διακομιστή, εξυπηρετητή, εξυπηρετητ, σύνδεση, σύνδεσης, κεντρικός υπολογιστής, διακομιστ',
    message: 'μήνυμα, μηνύματος, αλληλογραφί, email, e-mail, επιστολ, συνημμέν, μέγεθος',
    sender: 'αποστολέ, εσείς',
    yours:
      'μήνυμά σας, μήνυμα σας, μηνύματός σας, email σας, επιστολή σας, μήνυμά σου, μήνυμα που στείλατε, mail σας',
    full: 'γεμάτ, πλήρης, πλήρες, υπέρβαση, υπερβεί, υπερβ, δεν υπάρχει χώρος, δεν έχει χώρο, εξαντλ, ξεχειλ, δεν διαθέτει χώρο',
    absent:
      'άγνωστ, δεν υπάρχει, ανύπαρκτ, δεν βρέθηκε, δεν εντοπίστηκε, μη έγκυρ, άκυρ, λανθασμέν, εσφαλμέν, δεν αναγνωρ, λάθος, δεν είναι έγκυρ, δεν είναι γνωστ',
    closed:
      'απενεργοποιη, κλειστ, κλειδωμέν, κλειδω, αναστολή, ανασταλεί, διαγραφ, διαγράφηκε, ανενεργ, μπλοκαρ, δεν χρησιμοποιείται, καταργη, έκλεισε, έχει κλείσει, αποκλειστ',
    large: 'πολύ μεγάλ, υπερβαίνει, ξεπερνά, μεγαλύτερ',
    silent:
      'δεν ανταποκρίνεται, δεν αποκρίνεται, δεν απαντά, δεν απάντησε, μη διαθέσιμ, δεν είναι διαθέσιμ, δεν είναι προσβάσιμ, χρονικό όριο, διακόπηκε, απέτυχε η σύνδεση, δεν ήταν δυνατή η σύνδεση, αδυναμία σύνδεσης',
    forbidden:
      'δεν επιτρέπεται, δεν έχει δικαίωμα, δεν έχετε δικαίωμα, απαγορεύεται, μη εξουσιοδοτημέν, δεν είναι εξουσιοδοτημέν, δεν έχει άδεια, δεν έχετε άδεια',
    many: 'πάρα πολλ, υπερβολικά πολλ, πολλά μηνύματα',
    spam: 'ανεπιθύμητ, spam, ως ενοχλητικ',
    virus: 'ιός., ιό., ιού., ιοί., κακόβουλ, μολυσμέν, μόλυνση',
    black: 'μαύρη λίστα, λίστα αποκλεισμού, μαύρες λίστες',
    left: 'δεν εργάζεται πλέον, δεν εργάζεται πια, αποχώρησε',
    late: 'μετά από πολλές προσπάθειες, μετά από επανειλημμένες, έληξε η προθεσμία',
    failed:
      'δεν παραδόθηκε, δεν ήταν δυνατό να παραδοθεί, δεν ήταν δυνατή η παράδοση, δεν μπόρεσε να παραδοθεί, δεν μπορεί να παραδοθεί, αποτυχία παράδοσης, αποτυχία αποστολής, η παράδοση~απέτυχε, ανεπίδοτ, αδυναμία παράδοσης, δεν έφτασε, δεν στάλθηκε, δεν εστάλη, δεν απεστάλη, μη παραδοτ, δεν κατέστη δυνατή, δεν δημοσιεύ, δεν παραδίδ, δεν προωθήθηκε',
    refused: 'απορρίφθηκε, απορρίπτεται, επιστρέφεται, επιστράφηκε, αρνήθηκε, δεν έγινε δεκτ',
    delay:
      'δεν έχει παραδοθεί ακόμη, ακόμη δεν, ακόμα δεν, καθυστέρηση, καθυστερεί, θα συνεχίσει να προσπαθεί',
    members: 'μόνο τα μέλη, μόνο μέλη, δεν είστε μέλος, μόνο οι συνδρομητές, δεν είστε εγγεγραμμέν',
  },
  albanian: {
    box: 'kutia, kutinë, kutisë, kuti, hapësir, kuota',
    user: 'marrës, përdorues, adres, llogari, pranues',
    domain: 'domen, domain',
    server: 'server, lidhj',
    message: 'mesazh, email, letr, posta, bashkëngjit, madhësi',
    sender: 'dërgues, ju.',
    yours:
      'mesazhi juaj, mesazhin tuaj, mesazhit tuaj, emaili juaj, letra juaj, mesazhi yt, email-i juaj',
    full: "plot., e plotë, i plotë, mbushur, nuk ka hapësirë, nuk ka vend, tejkaluar, kaluar kufirin, s'ka vend, mbushur plot",
    absent:
      "nuk ekziston, panjohur, nuk u gjet, nuk gjendet, e pavlefshme, i pavlefshëm, pavlefsh, gabuar, nuk njihet, s'ekziston, nuk është regjistruar",
    closed:
      'mbyllur, çaktivizuar, bllokuar, pezulluar, fshirë, joaktiv, nuk përdoret më, jo aktive',
    large: 'shumë i madh, shumë e madhe, tepër i madh, tepër e madhe, tejkalon, kalon',
    silent:
      'nuk përgjigjet, nuk u përgjigj, paarritshëm, skaduar, nuk mund të lidhet, nuk mundëm të lidhemi, i padisponueshëm, pa përgjigje, dështoi',
    forbidden:
      'nuk lejohet, nuk ka leje, nuk është i autorizuar, nuk autorizohet, ndalohet, nuk keni leje, nuk ka të drejtë, nuk keni të drejtë',
    many: 'tepër shumë, shumë mesazhe, shumë lidhje',
    spam: 'si spam, si i padëshiruar, padëshiruar, spam.',
    virus: 'virus',
    black: 'listën e zezë, lista e zezë, listë të zezë',
    left: 'nuk punon më',
    failed:
      'nuk mund të dorëzohet, nuk u dorëzua, nuk mundi të dorëzohej, nuk u dërgua, nuk mund të dërgohej, dërgimi~dështoi, dorëzimi~dështoi, nuk arriti, nuk mbërriti, pamundur~dorëzo, nuk mund të dorëzohej, nuk është dorëzuar, nuk u dorëzuan, nuk mundëm ta dorëzo, dështoi dërgimi, dështoi dorëzimi, padorëzuar',
    refused: 'refuzua, hedhur poshtë, kthyer, kthehet, u kthye, është refuzuar',
    delay: "ende nuk, ende s', vonuar, vonesë, vonohet",
    members: 'vetëm anëtarët, nuk jeni anëtar, vetëm abonentët',
  },
  armenian: {
    box: 'փոստարկղ, արկղ, տարածք, տեղ., քվոտա, պահոց',
    user: 'ստացող, հասցեատեր, օգտատեր, օգտվող, հասցե, հաշիվ, հաշիվը, օգտագործող',
    domain: 'տիրույթ, դոմեն',
    server: 'սերվեր, սպասարկիչ, կապ., կապը, կապի, միացում',
    message: 'նամակ, հաղորդագր, փոստ, կցորդ, չափ',
    sender: 'ուղարկող, դուք',
    yours: 'ձեր նամակ, ձեր հաղորդագր, քո նամակ',
    full: 'լի է, լցված, լիքն, գերլցված, տեղ չկա, տարածք չկա, գերազանց, ազատ տեղ չկա, լեցուն',
    absent:
      'գոյություն չունի, անհայտ, չի գտնվել, չգտնվեց, անվավեր, սխալ, գրանցված չէ, անծանոթ, հայտնի չէ, չկա.',
    closed:
      'փակ., փակված, արգելափակված, ապաակտիվացված, կասեցված, ջնջված, անջատված, ակտիվ չէ, պասիվ, փակվել, ապաակտիվ',
    large: 'չափազանց մեծ, շատ մեծ, գերազանցում',
    silent:
      'չի պատասխան, չպատասխան, անհասանելի, հասանելի չէ, չհաջողվեց միանալ, ժամանակը սպառվեց, ժամանակն սպառվ, կապ հաստատել',
    forbidden: 'թույլատրված չէ, իրավունք չունի, արգելված, չի թույլատրվում, թույլտվություն չունի',
    many: 'չափազանց շատ, չափից շատ',
    spam: 'սպամ, անցանկալի',
    virus: 'վիրուս',
    black: 'սև ցուցակ',
    left: 'այլևս չի աշխատում',
    failed:
      'չի առաքվել, հնարավոր չէ առաքել, չհաջողվեց առաքել, հնարավոր չեղավ առաքել, չի հասցվել, չուղարկվեց, չի ուղարկվել, չառաքվ, չհասավ, չի հասել, առաքումը~ձախողվ, չհաջողվեց ուղարկել, հնարավոր չեղավ հասցնել, անառաք, չհանձնվ, չի հանձնվել, առաքման սխալ, չի կարող առաքվել, հնարավոր չեղավ հանձնել',
    refused: 'մերժվ, վերադարձ, մերժել',
    delay: 'դեռ չի, դեռևս չի, հետաձգ, ուշան',
    members: 'միայն անդամ, անդամ չեք, միայն բաժանորդ',
  },
  georgian: {
    box: 'ყუთ, ყუთი, ადგილი, კვოტა, სივრც',
    user: 'მიმღებ, ადრესატ, მომხმარებელ, მომხმარებლ, მისამართ, ანგარიში, ანგარიშ, მიმღები',
    domain: 'დომენ',
    server: 'სერვერ, კავშირ, ჰოსტ',
    message: 'წერილ, შეტყობინებ, ფოსტ, დანართ, ზომა, გზავნილ, იმეილ',
    sender: 'გამგზავნ, თქვენ',
    yours: 'თქვენი წერილ, თქვენი შეტყობინებ, თქვენს წერილ, თქვენი გზავნილ, თქვენმა წერილ',
    full: 'სავსე, გადავსებ, ადგილი აღარ, ადგილი არ, გადაჭარბ, ამოიწურა, შევსებულ, შეივსო',
    absent:
      'არ არსებობს, ვერ მოიძებნა, არ მოიძებნა, უცნობი, უცნობია, არასწორ, არ არის რეგისტრირებული, არ იძებნება, ვერ ვიპოვეთ, არავალიდურ, არ გვყავს, არ არის',
    closed:
      'დახურულ, დაიხურა, დაბლოკილ, გათიშულ, გაუქმებულ, შეჩერებულ, წაშლილ, არააქტიურ, დეაქტივირებულ, აღარ გამოიყენება, გაუქმდა, დაბლოკილია',
    large: 'ძალიან დიდ, აღემატება, ზედმეტად დიდ, მეტისმეტად დიდ',
    silent:
      'არ პასუხობს, მიუწვდომელ, ვერ დამყარდა, დრო ამოიწურა, არ გვპასუხობს, ვერ დაუკავშირდა, დრო გავიდა, ვერ მოხერხდა დაკავშირება, პასუხი არ',
    forbidden:
      'არ აქვს უფლება, აკრძალულ, არ არის ნებადართული, არ გაქვთ უფლება, არ აქვს ნებართვა, არ შეუძლია',
    many: 'ძალიან ბევრ, ზედმეტად ბევრ',
    spam: 'სპამ, არასასურველ',
    virus: 'ვირუს',
    black: 'შავ სია, შავი სია, შავ სიაში',
    left: 'აღარ მუშაობს',
    failed:
      'ვერ მიეწოდა, ვერ მოხერხდა მიწოდება, ვერ იქნა მიწოდებული, ვერ გაიგზავნა, ვერ ჩაბარდა, ვერ იქნა ჩაბარებული, ვერ მივიდა, მიწოდება ვერ, მიტანა ვერ, ვერ მიიტან, არ ჩაბარებულა, არ მიწოდებულა, ჩაბარება ვერ, ვერ ჩაჰბარდა, ვერ იქნა გაგზავნილი, ვერ გადაეცა, ვერ მოხერხდა ჩაბარება, მიწოდება შეუძლებელია, ვერ მივაწოდეთ, ვერ მოხერხდა',
    refused: 'უარყოფილ, უარყო, დაბრუნებ, დაუბრუნდა, დაბრუნდა, უკან',
    delay: 'ჯერ არ, ჯერ ვერ, დაგვიან, შეფერხ',
    members: 'მხოლოდ წევრ, არ ხართ წევრი, მხოლოდ გამომწერ',
  },
};
