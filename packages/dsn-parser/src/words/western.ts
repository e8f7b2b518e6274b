/** Germanic, Romance, Celtic and neighbouring languages of western and northern Europe, and their daughters overseas. */

import type { Languages } from './word-table.ts';

export const WESTERN: Languages = {
  german: {
    box: 'postfach, postfäch, mailbox, posteingang, briefkasten, speicher, kontingent, quota, mailkonto',
    user: 'empfänger, adressat, benutzer, nutzer, teilnehmer, adresse, mailadresse, emailadresse, konto., kontos., account, kennung, kunde, person.',
    domain: 'domain, domäne, zieldomain, zieldomäne, rechnername, hostname',
    server: 'server, mailserver, zielserver, gegenstelle, rechner, host., verbindung',
    message:
      'nachricht, mail., e-mail, email, schreiben, sendung, anhang, anlage, dateianhang, größe',
    sender: 'absender, einsender, sie.',
    yours:
      'ihre nachricht, ihr schreiben, ihren beitrag, ihr beitrag, deine nachricht, ihrer nachricht',
    full: 'voll., überfüll, läuft über, übergelaufen, kein platz, keinen platz, kein speicher, keinen speicher, speicherplatz~erschöpft, ausgeschöpft, überschritten, aufgebraucht, belegt, kapazität',
    absent:
      'unbekannt, existiert nicht, existiert~nicht, gibt es nicht, gibt es~nicht, nicht gefunden, nicht finden, nicht auffindbar, nicht vorhanden, ungültig, nicht bekannt, kennen wir nicht, fehlerhaft, falsch, nicht vergeben, nicht zugeordnet, nicht registriert, nicht auflös, nicht aufgelöst, kein benutzer, kein postfach',
    closed:
      'gesperrt, deaktiviert, abgeschaltet, stillgelegt, geschlossen, gelöscht, inaktiv, gekündigt, abgemeldet, aufgelöst, außer betrieb, nicht mehr genutzt, nicht mehr verwendet, nicht mehr benutzt, nicht mehr gelesen, nicht mehr aktiv, eingestellt, suspendiert',
    large: 'zu groß, überschreitet, übersteigt, größer als, umfangreich, zu lang',
    silent:
      'nicht erreich, antwortet nicht, reagiert nicht, keine verbindung, nicht verbinden, zeitüberschreitung, nicht aufgebaut, nicht zustande, abgebrochen, nicht geantwortet',
    forbidden:
      'nicht berechtigt, nicht erlaubt, nicht gestattet, darf nicht, dürfen nicht, nicht befugt, keine berechtigung, nicht angemeldet, nicht eingetragen, unerwünscht, blockiert',
    many: 'zu viele',
    spam: 'als spam, als werbung, als unerwünscht, spamverdacht, werbemail',
    virus: 'virus, viren, schadsoftware, schadcode, infiziert, trojaner, verseucht',
    black: 'schwarze liste, schwarzen liste, sperrliste, blacklist',
    left: 'nicht mehr bei uns, nicht mehr für uns, ausgeschieden, verlassen hat, arbeitet nicht mehr, nicht mehr beschäftigt',
    late: 'zustellversuche eingestellt, zustellzeit~überschritten, zustellzeit~abgelaufen, frist~abgelaufen, haltezeit, nach mehreren versuchen, nach mehreren tagen, aufgegeben',
    failed:
      'nicht zustell, nicht zugestellt, unzustellbar, nicht ausgeliefert, nicht übermittel, nicht weitergeleitet, nicht angekommen, nicht übergeben, zustellung~fehlgeschlagen, zustellung~gescheitert, nicht verteilt, nicht veröffentlicht, nicht ausgehändigt, zustellung~unmöglich',
    refused:
      'abgewiesen, abgelehnt, verweigert, zurückgewiesen, geht zurück, zurückgeschickt, zurückgesandt, verworfen, nicht angenommen, nicht akzeptiert',
    delay: 'noch nicht zugestellt, verzögert sich, weiter versucht, weitere zustellversuche',
    members:
      'nur mitglieder, nur abonnenten, kein mitglied, nicht mitglied, nicht abonniert, sind nicht in dieser liste',
  },
  dutch: {
    box: 'mailbox, postvak, postbus, brievenbus, opslag, ruimte, quotum, quota',
    user: 'ontvanger, geadresseerde, gebruiker, adres, e-mailadres, mailadres, account, abonnee, medewerker',
    domain: 'domein, domeinnaam, hostnaam',
    server: 'server, mailserver, verbinding, computer, host.',
    message: 'bericht, mail., e-mail, email, bijlage, brief., grootte, omvang',
    sender: 'afzender, u., je.',
    yours: 'uw bericht, je bericht, jouw bericht, uw reactie',
    full: 'vol., zit vol, overvol, geen ruimte, geen plaats, geen opslag, overschreden, onvoldoende ruimte',
    absent:
      'onbekend, bestaat niet, bestaat~niet, niet gevonden, niet worden gevonden, niet vinden, ongeldig, niet bekend, onjuist, niet aanwezig, niet geregistreerd, bestaat hier niet, geen gebruiker',
    closed:
      'geblokkeerd, uitgeschakeld, gesloten, opgeheven, verwijderd, niet meer in gebruik, niet actief, inactief, afgesloten, buiten gebruik, opgezegd, gedeactiveerd, wordt niet meer gelezen',
    large: 'te groot, groter dan, overschrijdt, te lang',
    silent:
      'niet bereik, antwoordt niet, reageert niet, geen verbinding, geen contact, niet verbinden, time-out, onbereikbaar, geen antwoord, verbroken',
    forbidden:
      'niet toegestaan, mag niet, mogen niet, niet bevoegd, geen toestemming, niet gemachtigd, geweigerd, geen rechten',
    many: 'te veel',
    spam: 'als spam, ongewenst, als reclame',
    virus: 'virus, malware, besmet, geïnfecteerd',
    black: 'zwarte lijst, blacklist',
    left: 'niet meer werkzaam, werkt niet meer, niet langer in dienst, uit dienst',
    late: 'opgegeven, na meerdere pogingen, na verschillende pogingen, termijn~verstreken',
    failed:
      'niet bezorg, niet worden bezorgd, niet afgelever, niet worden afgeleverd, onbestelbaar, niet aangekomen, niet doorgestuurd, bezorging~mislukt, niet verstuurd, niet verzonden, niet geplaatst, niet worden overgedragen',
    refused: 'geweigerd, afgewezen, geretourneerd, teruggestuurd, niet geaccepteerd, tegengehouden',
    delay: 'nog niet bezorgd, nog niet afgeleverd, vertraagd, blijft proberen',
    members: 'alleen leden, alleen abonnees, geen lid, niet geabonneerd',
  },
  afrikaans: {
    box: 'posbus, inkassie, mailbus, kwota, spasie, ruimte',
    user: 'ontvanger, gebruiker, geadresseerde, adres, e-posadres, rekening',
    domain: 'domein, domeinnaam',
    server: 'bediener, verbinding, masjien',
    message: 'boodskap, e-pos, epos, berig, aanhegsel, brief.',
    sender: 'sender, afsender, u., jy.',
    yours: 'u boodskap, jou boodskap, u berig, jou berig',
    full: 'vol., oorvol, geen spasie, geen ruimte, oorskry',
    absent:
      'onbekend, bestaan nie, bestaan~nie, nie gevind, nie bestaan, ongeldig, kon nie vind, ken~nie, verkeerd',
    closed:
      'gesluit, gedeaktiveer, geblokkeer, geskors, opgeskort, nie meer in gebruik, nie aktief, onaktief, afgeskakel',
    large: 'te groot, groter as, oorskry',
    silent:
      'antwoord nie, reageer nie, onbereikbaar, nie bereik, geen verbinding, nie verbind, uitgetel',
    forbidden: 'nie toegelaat, mag nie, nie gemagtig, geen toestemming, geweier',
    many: 'te veel',
    spam: 'as spam, as gemorspos, gemorspos, strooipos, rommelpos',
    virus: 'virus',
    black: 'swartlys',
    left: 'werk nie meer, nie meer hier',
    late: 'opgegee, na verskeie pogings',
    failed:
      'nie afgelewer, nie aflewer, kon nie gestuur, nie bestel, aflewering~misluk, onaflewerbaar, nie by~uitgekom, nie deurgestuur',
    refused: 'afgekeur, geweier, verwerp, teruggestuur',
    delay: 'nog nie afgelewer, vertraag',
    members: 'slegs lede, net lede, nie lid, nie ʼn lid, geen lid',
  },
  swedish: {
    box: 'brevlåda, postlåda, inkorg, postfack, lagringsutrymme, utrymme, kvot',
    user: 'mottagare, adressat, användare, adress, e-postadress, konto',
    domain: 'domän',
    server: 'server, e-postserver, värd, anslutning, dator',
    message: 'meddelande, brev, mejl, mail., e-post, bilaga, storlek, bifogad',
    sender: 'avsändare, du., ni.',
    yours: 'ditt meddelande, ert meddelande, ditt brev, ditt inlägg',
    full: 'full., fullt., överfull, inget utrymme, slut på utrymme, överskrid, ingen plats',
    absent:
      'okänd, finns inte, finns ej, finns~inte, hittades inte, hittas inte, kunde inte hitta, ogiltig, saknas, existerar inte, felaktig, ingen användare',
    closed:
      'stängd, stängt, stängts, spärrad, spärrat, inaktiv, avslutad, avslutat, borttagen, borttaget, avaktiverad, används inte, används ej, används inte längre, upphört, avregistrerad',
    large: 'för stor, överskrider, större än, för lång',
    silent:
      'svarar inte, svarar ej, inte nå, kunde inte nås, kan inte nås, inte ansluta, inte att ansluta, ingen kontakt, inget svar, tidsgräns, onåbar',
    forbidden:
      'får inte, inte behörig, ej behörig, inte tillåt, ej tillåt, saknar behörighet, blockerad',
    many: 'för många',
    spam: 'som skräppost, som spam, skräppost',
    virus: 'virus, skadlig kod, smittad, infekterad',
    black: 'svartlist, svart lista, svarta listan, spärrlista',
    left: 'arbetar inte längre, jobbar inte kvar, slutat hos, slutat på',
    late: 'gett upp, ger upp, efter flera försök',
    failed:
      'inte levereras, inte leverera, ej levereras, inte levererat, inte fram, inte skickas, levererades inte, olevererbar, ej levererat, inte delas ut, inte vidarebefordra, inte nått, leverans~misslyckades, inte lämnas',
    refused:
      'avvisad, avvisat, avvisades, avvisats, nekad, nekades, refuserad, returnera, skickas tillbaka, stoppats, stoppades',
    delay: 'ännu inte levererat, fördröjd, försenad, ytterligare försök',
    members: 'endast medlemmar, bara medlemmar, inte medlem, ej medlem, inte prenumer',
  },
  danish: {
    box: 'postkasse, indbakke, mailboks, postboks, lagerplads, plads, kvote',
    user: 'modtager, adressat, bruger, adresse, e-mailadresse, mailadresse, konto',
    domain: 'domæne',
    server: 'server, mailserver, forbindelse, vært, maskine',
    message: 'besked, meddelelse, brev, mail., e-mail, vedhæft, størrelse',
    sender: 'afsender, du., de.',
    yours: 'din besked, din meddelelse, deres besked, dit brev, dit indlæg',
    full: 'fuld., fyldt, overfyldt, ingen plads, ikke plads, ikke mere plads, overskrid, opbrugt',
    absent:
      'ukendt, findes ikke, findes~ikke, ikke fundet, eksisterer ikke, ikke finde, ugyldig, forkert, ikke kendt, ikke findes, ikke registreret, ingen bruger',
    closed:
      'lukket, spærret, deaktiveret, nedlagt, slettet, inaktiv, suspenderet, bruges ikke, ikke længere i brug, opsagt, ude af drift, afmeldt',
    large: 'for stor, overskrider, overstiger, større end',
    silent:
      'svarer ikke, ikke nås, ikke forbinde, ikke oprettes, ikke etableres, ingen forbindelse, intet svar, timeout, ikke træffes, kunne ikke kontakte',
    forbidden:
      'ikke tilladt, må ikke, ikke tilladelse, ikke berettiget, ikke adgang, blokeret, ikke lov',
    many: 'for mange',
    spam: 'som spam, uønsket',
    virus: 'virus, skadelig kode, inficeret, smittet',
    black: 'sortlist, sort liste, sorte liste',
    left: 'arbejder ikke længere, ikke længere ansat, er fratrådt, stoppet hos',
    late: 'opgivet, efter flere forsøg',
    failed:
      'ikke leveres, ikke levere, ikke leveret, ikke afleveres, ikke afleveret, ikke frem, ikke sendes, ikke videresend, ikke udleveret, levering~mislykkedes, kunne ikke leveres',
    refused: 'afvist, afviste, nægtet, returneret, sendes retur, blokeret',
    delay: 'endnu ikke leveret, forsinket',
    members: 'kun medlemmer, ikke medlem, ikke tilmeldt',
  },
  norwegian: {
    box: 'postkasse, postboks, innboks, lagringsplass, plass, kvote',
    user: 'mottaker, adressat, bruker, adresse, e-postadresse, konto',
    domain: 'domene',
    server: 'server, tjener, e-posttjener, forbindelse, tilkobling, vert, maskin',
    message: 'melding, brev, e-post, mail., vedlegg, størrelse',
    sender: 'avsender, du., dere.',
    yours: 'meldingen din, din melding, brevet ditt, innlegget ditt',
    full: 'full., fullt., overfylt, ingen plass, ikke plass, ikke mer plass, overskred, brukt opp',
    absent:
      'ukjent, finnes ikke, fins ikke, finnes~ikke, ikke funnet, fant ikke, eksisterer ikke, ugyldig, feil., ikke kjent, ikke registrert, ingen bruker',
    closed:
      'stengt, sperret, deaktivert, nedlagt, slettet, inaktiv, suspendert, ikke lenger i bruk, brukes ikke, avsluttet',
    large: 'for stor, overskrider, overstiger, større enn',
    silent:
      'svarer ikke, ikke nås, ikke koble, ikke nå., ingen kontakt, intet svar, tidsavbrudd, utilgjengelig',
    forbidden: 'ikke tillatt, ikke lov, ikke tillatelse, får ikke, har ikke tilgang, blokkert',
    many: 'for mange',
    spam: 'som spam, som søppelpost, uønsket, søppelpost',
    virus: 'virus, skadelig kode, infisert, smittet',
    black: 'svartelist, svarteliste, svartelista',
    left: 'jobber ikke lenger, arbeider ikke lenger, har sluttet',
    late: 'gitt opp, etter flere forsøk',
    failed:
      'ikke leveres, ikke levere, ikke levert, ikke frem, ikke fram, ikke sendes, ikke videresend, levering~mislyktes, kunne ikke bli levert',
    refused: 'avvist, avviste, nektet, returner, sendes tilbake, stoppet',
    delay: 'ennå ikke levert, forsinket',
    members: 'kun medlemmer, bare medlemmer, ikke medlem, ikke påmeldt',
  },
  icelandic: {
    box: 'pósthólf, innhólf, pláss, rými, kvóti',
    user: 'viðtakand, viðtakend, notand, notend, netfang, aðgang, reikning, áskrifand',
    domain: 'lén, lénið, lénsnafn',
    server: 'þjón, póstþjón, netþjón, tenging, vél',
    message: 'skilaboð, póst., póstur, pósturinn, skeyti, bréf, tölvupóst, viðheng, stærð',
    sender: 'sendand, þú., þér.',
    yours:
      'skilaboðin þín, pósturinn þinn, skeyti þitt, bréfið þitt, tölvupósturinn þinn, póstinn þinn',
    full: 'fullt., fullur., full., yfirfull, ekkert pláss, ekki pláss, plássið er búið, umfram',
    absent:
      'óþekkt, er ekki til, ekki til., fannst ekki, finnst ekki, ógild, ekki skráð, rangt, ekki þekkt, enginn notandi',
    closed:
      'lokað, lokuð, lokaður, óvirk, gert óvirkt, hefur verið lokað, eytt, læst, ekki lengur í notkun',
    large: 'of stór, of stórt, stærri en, fer yfir',
    silent:
      'svarar ekki, náðist ekki, ekki náð sambandi, næst ekki, ekki tengjast, engin tenging, rann út',
    forbidden: 'ekki heimil, má ekki, ekki leyfi, ekki heimild, hefur ekki aðgang',
    many: 'of mörg, of margir, of margar',
    spam: 'ruslpóst, sem spam',
    virus: 'vírus, veiru, óværa',
    black: 'svartlist, svartan lista, svörtum lista',
    left: 'starfar ekki lengur, vinnur ekki lengur, hætt störfum, hættur',
    failed:
      'ekki afhent, ekki afhenda, ekki til skila, ekki skilað, ekki komið til, ekki hægt að senda, tókst ekki að senda, ekki tókst að koma, tókst ekki að koma, óafhend, barst ekki, mistókst',
    refused: 'hafnað, synjað, endursend, vísað frá',
    delay: 'ekki enn verið afhent, hefur tafist, seinkað',
    members: 'aðeins meðlimir, ekki meðlim, ekki skráður á, aðeins félagar',
  },
  luxembourgish: {
    box: 'postfach, mailbox, postkëscht',
    user: 'empfänger, adress, benotzer, kont',
    domain: 'domän, domain',
    server: 'server, verbindung',
    message: 'noriicht, message, mail., e-mail',
    yours: 'är noriicht, ären e-mail, deng noriicht, är mail',
    full: 'voll., keng plaz, keen platz',
    absent: 'onbekannt, existéiert net, gëtt et net, net fonnt, ongëlteg',
    closed: 'gespaart, desaktivéiert, zou., geläscht',
    large: 'ze grouss',
    silent: 'äntwert net, net erreech, keng verbindung',
    forbidden: 'net erlaabt, däerf net',
    failed: 'net zougestallt, net geliwwert, net ukomm, net konnt',
    refused: 'refuséiert, zréckgeschéckt',
  },
  french: {
    box: 'boîte, bal., messagerie, quota, espace, stockage, capacité',
    user: 'destinataire, utilisat, usager, adresse, compte, abonné, correspondant, personne.',
    domain: 'domaine, nom de domaine',
    server: 'serveur, hôte, connexion, machine, délai',
    message:
      'message, courriel, courrier, mail., mél, e-mail, pièce jointe, pièces jointes, taille, envoi',
    sender: "expéditeur, l'expéditeur, d'expéditeur, émetteur, l'émetteur, vous.",
    yours:
      'votre message, votre courrier, votre envoi, votre contribution, votre réponse, ton message',
    full: "pleine., plein., saturée, satur, plus d'espace, plus de place, quota~dépass, quota~atteint, insuffisant, a dépassé, déborde, est remplie, rempli.",
    absent:
      "inconnu, n'existe pas, n'existe plus, n'existe, introuvable, non trouvé, pas trouvé, pas été trouvé, invalide, inexist, erroné, incorrect, non valide, pas valide, n'est pas reconnu, non attribué, n'y a pas, n'est plus attribuée, mal orthographi",
    closed:
      "désactiv, fermé, bloqué, suspendu, supprimé, clôtur, résili, inactif, inactive, n'est plus utilisé, n'est plus active, n'est plus actif, hors service, plus en service, n'est plus consultée, n'est plus relevée",
    large:
      'trop volumineu, trop gros, trop lourd, trop grand, dépasse, excède, supérieure à, taille maximale',
    silent:
      'ne répond, injoignable, pas répondu, délai~dépass, pas joign, aucune connexion, pas de connexion, impossible de se connecter, impossible de joindre, aucune réponse, interrompu, indisponible',
    forbidden:
      "pas autorisé, n'êtes pas autorisé, non autorisé, pas le droit, interdit, pas la permission, pas habilité, ne pouvez pas, ne peut pas écrire",
    many: 'trop de, trop nombreu',
    spam: 'comme spam, comme indésirable, comme pourriel, comme publicitaire, pourriel, un spam, est indésirable, du spam',
    virus: 'virus, logiciel malveillant, code malveillant, infecté, contaminé',
    black: 'liste noire, liste de blocage',
    left: 'ne fait plus partie, ne travaille plus, a quitté, plus en poste',
    late: 'abandonn, après plusieurs tentatives, durée maximale, expiré',
    failed:
      "pas pu être remis, pas été remis, non remis, non distribu, pas pu être distribu, pas été distribu, pas pu être livré, pas pu être acheminé, pas pu être délivré, pas parvenu, n'est pas arrivé, échec de la remise, échec de la distribution, remise impossible, pas pu être transmis, pas pu être envoyé, pas été publié, pas été diffusé, échec~envoi, échoué, pas pu parvenir",
    refused: 'refus, rejet, renvoyé, retourné, bloqué',
    delay: "n'a pas encore, retardé, nouvelles tentatives, différé",
    members:
      "seuls les membres, seuls les abonnés, réservé aux membres, réservée aux abonnés, réservée aux membres, pas membre, pas abonné, n'êtes pas inscrit",
  },
  spanish: {
    box: 'buzón, buzon, casilla, bandeja, cuota, espacio, almacenamiento, capacidad, correo del destinatario',
    user: 'destinatari, usuario, dirección, cuenta, abonad, cliente, persona.',
    domain: 'dominio',
    server: 'servidor, conexión, equipo remoto, host., tiempo de espera',
    message: 'mensaje, correo, e-mail, email, carta, adjunto, archivo, tamaño, envío',
    sender: 'remitente, usted, emisor',
    yours: 'su mensaje, tu mensaje, su respuesta, su envío',
    full: 'llen, complet, saturad, sin espacio, no tiene espacio, no hay espacio, no queda espacio, cuota~excedid, cuota~superad, excedi, superado, agotad, lleg~límite, desbordad, al límite',
    absent:
      'desconocid, no existe, no~encontr, inexistente, no válid, inválid, incorrect, erróne, no se reconoce, no hallad, no figura, no está registrad, no localiza, ya no existe, mal escrit',
    closed:
      'desactiv, deshabilit, bloquead, suspendid, cerrad, cancelad, inactiv, eliminad, dada de baja, dado de baja, ya no se usa, ya no se utiliza, no está activ, ya no está, fuera de servicio, inhabilit, clausurad',
    large:
      'demasiado grande, muy grande, supera, excede, tamaño máximo, demasiado pesad, sobrepasa',
    silent:
      'no responde, no respondió, no contest, inalcanzable, no disponible, tiempo~agotad, sin respuesta, no~conect, no~conexión, no~contactar, rechazó la conexión, caíd',
    forbidden:
      'no está autorizad, no autorizad, no tiene permis, no está permitid, no puede, prohibid, sin permiso, no se permite, no acepta',
    many: 'demasiad, exceso de',
    spam: 'como spam, como correo no deseado, correo basura, no deseado, publicidad no',
    virus: 'virus, código malicioso, software malicioso, infectad, contaminad',
    black: 'lista negra, listas negras, lista de bloqueo',
    left: 'ya no trabaja, ya no forma parte, dejó la empresa, ya no labora',
    late: 'tras varios intentos, después de varios intentos, se abandon, plazo~vencid, tiempo máximo, caducad, expirad',
    failed:
      'no~entrega, no pudo ser entregad, no~pudo~entregar, entrega~fall, imposible~entrega, no llegó, no ha llegado, no~enviar, no fue publicad, no ha sido publicad, no~reparti, no distribuid, no fue distribuid, no~reenvi, falló~envío, error de entrega, no fue posible~envi',
    refused: 'rechazad, devuelt, rehusad, bloquead, denegad, no fue aceptad, no ha sido aceptad',
    delay: 'aún no, todavía no, retrasad, demorad, se seguirá intentando, seguirá intentando',
    members:
      'solo los miembros, sólo los miembros, solo los suscriptores, únicamente los miembros, no es miembro, no está suscrit, no eres miembro, solo miembros',
  },
  portuguese: {
    box: 'caixa, cota, quota, espaço, armazenamento, capacidade',
    user: 'destinatári, usuário, utilizador, endereço, conta., contas., assinante, pessoa.',
    domain: 'domínio',
    server: 'servidor, conexão, ligação, máquina, host., tempo limite, tempo de espera',
    message: 'mensagem, correio, e-mail, email, carta, anexo, ficheiro, arquivo, tamanho',
    sender: 'remetente, você., o senhor, emissor',
    yours: 'sua mensagem, tua mensagem, a sua resposta, seu comentário',
    full: 'chei, lotad, sem espaço, não tem espaço, não há espaço, excedeu, excedid, esgotad, ultrapass, atingiu o limite, insuficiente',
    absent:
      'desconhecid, não existe, inexistente, não~encontrad, não~encontrar, inválid, incorret, incorrect, não~localizad, errad, não~reconhecid, não está registad, não está cadastrad, deixou de existir',
    closed:
      'desativad, desactivad, bloquead, suspens, encerrad, cancelad, inativ, inactiv, eliminad, excluíd, fora de uso, já não é utilizad, não é mais utilizad, desligad, fora de serviço, fechad',
    large:
      'muito grande, grande demais, demasiado grande, excede, ultrapassa, tamanho máximo, maior que, maior do que',
    silent:
      'não responde, não respondeu, não está respondendo, não está a responder, inacessível, inalcançável, indisponível, tempo~esgotad, sem resposta, não~conectar, não~ligar, não~contactar, não~estabelecer, recusou a conexão',
    forbidden:
      'não está autorizad, não autorizad, não tem permissão, não tem autorização, não é permitid, não pode, proibid, sem permissão',
    many: 'demasiad, muitas, excesso de, em excesso',
    spam: 'como spam, como lixo, lixo eletr, correio indesejad, não solicitad, indesejad',
    virus: 'vírus, código malicioso, software malicioso, infectad, infetad, contaminad',
    black: 'lista negra, listas negras, lista de bloqueio',
    left: 'já não trabalha, não trabalha mais, não faz mais parte, já não faz parte, saiu da empresa, deixou a empresa',
    late: 'após várias tentativas, depois de várias tentativas, prazo~expir, desistiu, tempo máximo',
    failed:
      'não~entregue, não~entregar, falha~entrega, falhou~entrega, entrega~falhou, não chegou, não~enviad, não~enviar, não foi publicad, não foi distribuíd, não~encaminhad, impossível entregar, não entregável, erro~entrega',
    refused: 'rejeitad, recusad, devolvid, retornad, bloquead, barrad, não foi aceit',
    delay: 'ainda não, atrasad, adiad, continuará tentando, continuará a tentar',
    members:
      'apenas membros, somente membros, só membros, só os membros, não é membro, não está inscrit, apenas assinantes, somente inscritos',
  },
  italian: {
    box: 'casella, cassetta, posta in arrivo, quota, spazio, archiviazione, capienza',
    user: "destinatari, utente, l'utente, indirizzo, l'indirizzo, account, l'account, dell'utente, dell'indirizzo, utenza, abbonat, persona.",
    domain: 'dominio',
    server:
      "server, connessione, host., macchina, collegamento, l'host, tempo di attesa, tempo massimo",
    message:
      "messaggio, posta, e-mail, l'e-mail, email, lettera, allegat, l'allegato, dimension, file.",
    sender: 'mittente, lei., tu.',
    yours: 'suo messaggio, tuo messaggio, vostro messaggio, sua risposta, tuo commento',
    full: 'pien, colm, esaurit, senza spazio, non ha spazio, spazio insufficiente, superat, raggiunto il limite, oltre la quota, non ha più spazio, sature',
    absent:
      'sconosciut, non esiste, inesistente, non~trovat, non valid, errat, non corrett, non~riconosciut, non presente, non~registrat, scorrett, non~individuat',
    closed:
      'disattivat, disabilitat, bloccat, sospes, chius, cessat, inattiv, eliminat, cancellat, dismess, non è più in uso, non è più attiv, fuori servizio, non più utilizzat',
    large:
      'troppo grande, troppo grosso, supera, eccede, dimensione massima, troppo voluminos, maggiore di, troppo pesante',
    silent:
      'non risponde, non ha risposto, irraggiungibile, non raggiungibile, non disponibile, tempo~scadut, nessuna risposta, impossibile~conness, impossibile~conne, impossibile contattare, rifiutato la connessione, non~contattare',
    forbidden:
      'non è autorizzat, non autorizzat, non ha il permesso, non è consentit, non può, vietat, non è abilitat, non dispone',
    many: 'troppi, troppe',
    spam: 'come spam, come indesiderat, posta indesiderata, indesiderat, posta spazzatura',
    virus: 'virus, codice dannoso, malware, infett, infezione',
    black: 'lista nera, liste nere, lista di blocco, blacklist',
    left: 'non lavora più, non fa più parte, ha lasciato, non è più in servizio',
    late: 'dopo vari tentativi, dopo diversi tentativi, dopo numerosi tentativi, rinunci, termine~scadut, scadenza',
    failed:
      'non~consegna, non~recapita, mancata consegna, mancato recapito, impossibile~consegna, impossibile~recapit, non~arrivat, non~inoltrat, non~inviat, non~pubblicat, non~distribuit, consegna~fallit, recapito~fallit, errore~consegna, invio~fallit',
    refused: 'rifiutat, respint, restituit, rimandat, bloccat, scartat, non~accettat',
    delay: 'non ancora, in ritardo, ritardat, continuerà a tentare, ulteriori tentativi',
    members:
      'solo gli iscritti, solo i membri, soltanto gli iscritti, non è iscritt, non sei iscritt, riservat~iscritti, non è membro',
  },
  romanian: {
    box: 'căsuț, cutia, cutie, cutiei, spațiu, cota, quota, mailbox',
    user: 'destinatar, utilizator, adres, cont., contul, contului, abonat',
    domain: 'domeni',
    server: 'server, conexiun, gazd, legătur, timp',
    message: 'mesaj, scrisoare, e-mail, email, poșt, atașament, fișier, dimensiun',
    sender: 'expeditor, dumneavoastră, dvs., tu.',
    yours:
      'mesajul dumneavoastră, mesajul dvs, mesajul tău, scrisoarea dumneavoastră, mesajului dumneavoastră',
    full: 'plin, fără spațiu, nu mai are spațiu, nu are spațiu, nu mai este spațiu, depășit, epuizat, insuficient',
    absent:
      'necunoscut, nu exist, inexistent, nu a fost găsit, nu~găsit, nevalid, invalid, greșit, incorect, nu este înregistrat, nu~recunoscut',
    closed:
      'dezactivat, închis, blocat, suspendat, șters, inactiv, desființat, nu mai este folosit, nu mai este activ, nu mai este utilizat',
    large: 'prea mare, depășeșt, prea voluminos, mai mare decât',
    silent:
      'nu răspunde, nu a răspuns, inaccesibil, indisponibil, timp~expirat, nu s-a putut, nu~conect, nu~contact, fără răspuns, refuzat conexiunea',
    forbidden:
      'nu este autorizat, neautorizat, nu are permisiun, nu are voie, nu aveți permisiun, nu aveți dreptul, nu este permis, interzis, nu are dreptul',
    many: 'prea multe, prea mulți',
    spam: 'ca spam, spam., drept spam, nedorit, nesolicitat',
    virus: 'virus, malware, cod dăunător, infectat',
    black: 'listă neagră, lista neagră, listei negre',
    left: 'nu mai lucrează, nu mai face parte, a părăsit',
    late: 'după mai multe încercări, am renunțat, termen~expirat',
    failed:
      'nu~livrat, nu~livra, nelivrat, nu~transmis, nu~trimis, nu~expedi, livrare~eșuat, livrarea~eșuat, nu a ajuns, nu~predat, nu~publicat, nu~distribuit, eroare~livr',
    refused: 'respins, refuzat, returnat, înapoiat, blocat, nu a fost acceptat',
    delay: 'nu a fost încă, încă nu, întârzi, va continua să încerce',
    members:
      'numai membrii, doar membrii, doar abonații, nu sunteți membru, nu sunteți abonat, numai abonații, nu ești membru',
  },
  catalan: {
    box: 'bústia, bustia, quota, espai, capacitat, safata',
    user: "destinatari, usuari, l'usuari, adreça, l'adreça, compte, subscriptor",
    domain: 'domini',
    server: 'servidor, connexió, amfitrió',
    message: 'missatge, correu, carta, adjunt, fitxer, mida',
    sender: 'remitent, vostè',
    yours: 'seu missatge, vostre missatge, teu missatge, seu correu, teu correu, vostre correu',
    full: 'plena., ple., plen, sense espai, no té espai, no hi ha espai, superat, excedi, esgotat, exhaurit',
    absent:
      "desconegu, no existeix, inexistent, no s'ha trobat, no~trobat, no~trobar, no vàlid, no és vàlid, invàlid, incorrect, erròni",
    closed:
      'desactivat, desactivada, bloquejat, bloquejada, suspès, suspesa, tancat, tancada, inactiu, inactiva, donat de baixa, donada de baixa, eliminat, eliminada, cancel',
    large: 'massa gran, supera, excedeix, massa gros, sobrepassa',
    silent:
      'no respon, no ha respost, inaccessible, no disponible, temps~esgotat, no~connectar, sense resposta, no~contactar',
    forbidden:
      'no està autoritzat, no autoritzat, no té permís, no es permet, no pot escriure, no pot enviar, prohibit',
    many: 'massa missatges, masses, massa connexions, massa correus',
    spam: 'com a spam, com a brossa, correu brossa, no desitjat',
    virus: 'virus, programari maliciós, infectat',
    black: 'llista negra',
    left: 'ja no treballa, ha deixat',
    late: 'després de diversos intents, abandonat, caducat',
    failed:
      'no~lliura, no~entrega, no~entregat, no ha arribat, no~enviar, no~enviat, no~publicat, no~distribu, lliurament~fall, lliurament~errone, error~lliurament, impossible lliurar, no~reenvia',
    refused: 'rebutja, refusat, retornat, tornat, bloquejat',
    delay: 'encara no, endarrerit, retardat',
    members:
      'només els membres, només els subscriptors, no és membre, no està subscrit, no és subscriptor',
  },
  galician: {
    box: 'caixa, caixa de correo, cota, espazo, buzón',
    user: 'destinatari, usuari, enderezo, conta., contas.',
    domain: 'dominio',
    server: 'servidor, conexión',
    message: 'mensaxe, correo, adxunto, tamaño, carta',
    sender: 'remitente, vostede',
    yours: 'súa mensaxe, túa mensaxe, vosa mensaxe',
    full: 'chea., cheo., ateigad, sen espazo, non ten espazo, non hai espazo, superad, excedeu, excedid, esgotad',
    absent:
      'descoñecid, non existe, inexistente, non~atopou, non~atopad, non válid, inválid, incorrect, errad, erróne',
    closed:
      'desactivad, bloquead, suspendid, pechad, inactiv, eliminad, cancelad, dado de baixa, dada de baixa',
    large: 'grande de máis, demasiado grande, moi grande, supera, excede',
    silent:
      'non responde, non respondeu, inaccesible, non dispoñible, tempo~esgotad, non~conectar, sen resposta',
    forbidden:
      'non está autorizad, non autorizad, non ten permiso, non se permite, prohibid, non pode',
    many: 'demasiad, moitas de máis',
    spam: 'como spam, como lixo, correo lixo, non desexad',
    virus: 'virus',
    black: 'lista negra',
    left: 'xa non traballa, deixou a empresa',
    failed:
      'non~entrega, non chegou, non~enviar, non~enviad, non~entregou, erro~entrega, entrega~fall, imposible entregar, non~distribu, non~publica',
    refused: 'rexeitad, devolt, devolvid, rexeitou, bloquead',
    delay: 'aínda non, atrasad',
    members: 'só os membros, só membros, non é membro, non está subscrit',
  },
  haitian: {
    box: 'bwat, bwatlèt, espas',
    user: 'destinatè, itilizatè, adrès, kont',
    domain: 'domèn',
    server: 'sèvè, koneksyon',
    message: 'mesaj, imel, kourye',
    yours: 'mesaj ou, imel ou',
    full: 'plen, pa gen plas, pa gen espas',
    absent: 'pa egziste, enkoni, pa jwenn, pa valab',
    closed: 'fèmen, dezaktive, bloke',
    large: 'twò gwo',
    silent: 'pa reponn',
    failed: 'pa t ka livre, pa ka livre, pa t rive, pa rive, pa delivre',
    refused: 'rejte, refize, retounen',
  },
  maltese: {
    box: 'kaxxa, spazju, kwota',
    user: 'utent, l-utent, indirizz, l-indirizz, riċevitur, destinatarju, kont., il-kont',
    domain: 'dominju, id-dominju',
    server: 'server, is-server, konnessjoni',
    message: 'messaġġ, il-messaġġ, ittra, email, l-email',
    sender: 'mittent, il-mittent',
    yours: 'messaġġ tiegħek, il-messaġġ tiegħek, l-email tiegħek, ittra tiegħek',
    full: "mimli, m'hemmx spazju, qabżet",
    absent: 'ma jeżistix, ma teżistix, mhux magħruf, ma nstab, mhux valid, ma ġiex misjub',
    closed: 'magħluq, imblukkat, sospiż, diżattivat, mitfi',
    large: 'kbir wisq, jaqbeż, kbira wisq',
    silent: 'ma jirrispondix, ma wieġibx, ma jweġibx, ma setax jintlaħaq',
    forbidden: "mhux awtorizzat, mhux permess, m'għandux permess",
    many: 'wisq messaġġi',
    spam: 'bħala spam, spam.',
    virus: 'virus',
    black: 'lista sewda',
    failed:
      'ma setax jitwassal, ma setgħetx titwassal, ma twasslitx, ma wasalx, ma ntbagħat, ma setax jintbagħat, ma ġiex ikkunsinnat, ma setax jiġi',
    refused: 'miċħud, irrifjutat, ġie rifjutat, lura',
  },
  basque: {
    box: 'postontzi, posta-kutxa, leku, kuota, biltegiratze',
    user: 'hartzaile, erabiltzaile, helbide, kontu, jasotzaile',
    domain: 'domeinu',
    server: 'zerbitzari, konexio',
    message: 'mezu, posta, eranskin, tamaina, gutun',
    sender: 'bidaltzaile, igorle',
    yours: 'zure mezu, zure posta, zure gutun',
    full: 'beteta, bete da, leku librerik, lekurik ez, gainditu',
    absent:
      'ez da existitzen, existitzen ez, ezezagun, ez da aurkitu, aurkitu ez, baliogabe, okerra, ez dago',
    closed: 'itxita, desgaitu, desaktibatu, blokeatu, bertan behera, ezabatu, inaktibo',
    large: 'handiegi, gainditzen',
    silent: 'ez du erantzun, erantzuten ez, ezin izan da konektatu, ez du erantzuten, iritsi ezin',
    forbidden: 'ez du baimenik, baimenik ez, debekatu, ezin du idatzi',
    many: 'gehiegi',
    spam: 'spam, zabor, nahi gabeko',
    virus: 'birus',
    black: 'zerrenda beltz',
    failed:
      'ezin izan da entregatu, ez da entregatu, ezin izan da bidali, ez da bidali, ez da iritsi, entregatu ezin, ezin izan dugu entregatu, huts egin du',
    refused: 'baztertu, itzuli, ukatu, errefusatu',
    delay: 'oraindik ez, atzeratu',
    members: 'kideek bakarrik, kideek soilik, ez zara kide, harpidetuta ez',
  },
  irish: {
    box: 'bosca, spás',
    user: 'faighteoir, úsáideoir, seoladh, cuntas',
    domain: 'fearann, fearainn',
    server: 'freastalaí, nasc',
    message: 'teachtaireacht, ríomhphost, theachtaireacht',
    yours: 'do theachtaireacht, do ríomhphost',
    full: 'lán., níl spás',
    absent:
      'ní ann, níl ann, níl~ann, anaithnid, gan aithne, níor aimsíodh, níor frítheadh, neamhbhailí',
    closed: 'dúnta, díghníomhaithe, curtha ar fionraí',
    large: 'rómhór, ró-mhór',
    silent: 'níl~freagairt, níor fhreagair, ní fhreagraíonn',
    failed: 'níor seachadadh, níorbh fhéidir, níor sroich, theip ar',
    refused: 'diúltaíodh, diúltaithe, ar ais',
  },
  welsh: {
    box: 'blwch, gofod',
    user: 'derbynnydd, defnyddiwr, cyfeiriad, cyfrif, derbyniwr',
    domain: 'parth',
    server: 'gweinydd, cysylltiad',
    message: 'neges, e-bost, ebost',
    yours: 'eich neges, dy neges, eich e-bost',
    full: 'llawn, dim lle',
    absent: 'ddim yn bodoli, nid yw~bodoli, anhysbys, heb ei ganfod, annilys, ni ddaethpwyd o hyd',
    closed: 'wedi cau, wedi ei gau, analluog, wedi ei atal',
    large: 'rhy fawr',
    silent: 'ddim yn ymateb, dim ymateb, nid yw~ymateb',
    failed:
      'ni ellid danfon, ni ddanfonwyd, methwyd, methu danfon, ni chyrhaeddodd, heb ei ddanfon',
    refused: 'gwrthod, dychwel',
  },
  esperanto: {
    box: 'poŝtkesto, leterkesto, spaco, kvoto',
    user: 'ricevonto, uzanto, adres, konto, adresato',
    domain: 'domajn, retregion',
    server: 'servil, konekto',
    message: 'mesaĝo, retletero, letero, kunsendaĵo',
    sender: 'sendinto',
    yours: 'via mesaĝo, via letero, via retletero, vian mesaĝon',
    full: 'plena, plenplena, mankas spaco, troplena',
    absent: 'ne ekzistas, nekonata, ne troviĝis, ne estis trovita, nevalida, ne troveblas',
    closed: 'fermita, malŝaltita, blokita, neaktiva, forigita',
    large: 'tro granda, tro longa',
    silent: 'ne respondas, neatingebla, ne atingeblas, ne respondis',
    forbidden: 'ne rajtas, malpermesita',
    many: 'tro da',
    spam: 'kiel spamo, trudmesaĝo, spamo',
    virus: 'viruso',
    black: 'nigra listo',
    failed:
      'ne povis esti liverita, ne estis liverita, nelivereb, ne alvenis, ne sendiĝis, ne eblis liveri, livero~malsukces',
    refused: 'rifuzita, malakceptita, resendita, rifuzis',
    members: 'nur membroj, ne estas membro, ne membro',
  },
};
