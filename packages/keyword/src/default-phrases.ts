/**
 * The phrases that are looked for unless a caller brings others.
 *
 * Rows of a table: a theme, a weight, and by language the phrases, parted by
 * `|`. A phrase stands here when it belongs to the spam and not merely to its
 * subject: people write of medicines, loans and parcels, few of them that no
 * prescription is needed. So phrases are two words at least (four characters
 * where words are not parted), and none contains another: each hit is a new one.
 *
 * Weights are modest on purpose. Themes that companies write about in earnest
 * (accounts, deliveries, invoices) weigh little: two or three must come together
 * before they say much.
 */

import type { Phrase } from './rule.ts';

type Language = 'en' | 'de' | 'fr' | 'es' | 'pt' | 'it' | 'nl' | 'pl' | 'ru' | 'zh' | 'ja';

interface Row {
  readonly theme: string;
  readonly weight: number;
  readonly phrases: Readonly<Partial<Record<Language, string>>>;
}

const ROWS: readonly Row[] = [
  {
    theme: 'medicines without a prescription',
    weight: 0.5,
    phrases: {
      en: `generic viagra | cheap viagra | viagra online | buy viagra | order viagra
        | viagra and cialis | viagra cialis | cialis levitra | cialis online | buy cialis
        | generic cialis | cheap cialis | canadian pharmacy | canadian online pharmacy
        | no prescription required | no prescription needed | no prior prescription
        | without a prescription needed | cheap meds online | discount meds | meds at low prices
        | buy xanax | buy valium | valium xanax | vicodin online | phentermine online
        | cheap phentermine | order your meds | herbal viagra | male enhancement
        | penis enlargement | enlarge your penis | bigger penis | penis patch
        | increase your penis size | erectile dysfunction pills | last longer in bed
        | enhance your manhood | hgh supplement`,
      de: `viagra ohne rezept | viagra kaufen | viagra rezeptfrei | potenzmittel rezeptfrei
        | potenzmittel online | cialis rezeptfrei | rezeptfrei bestellen | ohne rezept bestellen
        | online apotheke ohne rezept | penis vergrößern | härtere erektion`,
      fr: `viagra sans ordonnance | acheter du viagra | cialis sans ordonnance
        | pharmacie en ligne sans ordonnance | agrandir votre pénis | agrandissement du pénis`,
      es: `viagra sin receta | comprar viagra | cialis sin receta | farmacia online sin receta
        | agrandar el pene | alargamiento de pene`,
      pt: `viagra sem receita | cialis sem receita | aumentar o pênis | aumento peniano`,
      it: `viagra senza ricetta | acquistare viagra | cialis senza ricetta
        | farmacia online senza ricetta | ingrandimento del pene | allungamento del pene`,
      nl: `viagra zonder recept | viagra kopen | cialis zonder recept
        | erectiepillen zonder recept | penisvergroting pillen`,
      pl: `viagra bez recepty | tania viagra | cialis bez recepty | leki bez recepty online
        | powiększanie penisa | tabletki na potencję bez recepty`,
      ru: `виагра без рецепта | купить виагру | виагра сиалис | сиалис левитра | увеличение члена
        | увеличить член | препараты для потенции`,
      zh: `伟哥正品 | 壮阳延时 | 延时喷剂 | 阴茎增大`,
      ja: `バイアグラ通販 | 精力剤通販 | ペニス増大`,
    },
  },
  {
    theme: 'cures and diets',
    weight: 0.35,
    phrases: {
      en: `lose weight fast | lose weight while you sleep | melt away fat
        | burn fat while you sleep | miracle weight loss | weight loss miracle | shed pounds fast
        | lose up to 30 pounds | reverse your diabetes | doctors hate this | this one weird trick
        | keto gummies | cbd gummies | big pharma does not want`,
      de: `abnehmen ohne diät | schlank im schlaf | pfunde purzeln lassen | kilos in 2 wochen`,
      fr: `maigrir sans effort | perdre du poids sans effort | brûleur de graisse naturel`,
      es: `adelgazar sin esfuerzo | bajar de peso sin dieta | quemador de grasa natural`,
      pt: `emagrecer sem esforço | perder peso sem dieta | emagreça dormindo`,
      it: `dimagrire senza sforzo | perdere peso senza dieta`,
      nl: `afvallen zonder dieet | snel afvallen zonder`,
      pl: `schudnij bez diety | schudnij bez wysiłku | schudnij w tydzień`,
      ru: `похудеть без диет | похудеть за неделю | минус 10 кг за`,
      zh: `快速减肥不反弹`,
      ja: `飲むだけで痩せる`,
    },
  },
  {
    theme: 'replicas and pirated software',
    weight: 0.5,
    phrases: {
      en: `replica watches | replica rolex | rolex replica | replica handbags | designer replica
        | swiss replica | fake rolex | luxury replica | replicas of rolex | exact copies of rolex
        | oem software at | cheap oem software | discount oem software | software at oem prices
        | cracked software cheap | buy a university diploma | university diplomas
        | nonaccredited universities | non accredited universities | diploma without exams
        | no tests classes books or interviews`,
      de: `replica uhren | rolex replika | uhren replika | gefälschte rolex | doktortitel kaufen
        | führerschein kaufen ohne prüfung`,
      fr: `montres répliques | répliques de montres | répliques rolex
        | acheter un permis de conduire`,
      es: `réplicas de relojes | réplicas rolex | relojes de imitación
        | comprar título universitario`,
      pt: `réplicas de relógios | relógios réplica | diploma sem estudar`,
      it: `repliche orologi | orologi replica | repliche rolex`,
      nl: `replica horloges | namaak rolex | rijbewijs kopen zonder examen`,
      pl: `repliki zegarków | podróbki rolex | dyplom bez studiów | prawo jazdy bez egzaminu`,
      ru: `копии часов | реплики часов | копии швейцарских часов | диплом без предоплаты
        | купить диплом | дипломы на бланках гознак`,
      zh: `高仿手表 | 精仿名表 | 一比一复刻 | 高仿包包`,
      ja: `スーパーコピー | ブランドコピー | ロレックスコピー | コピー時計`,
    },
  },
  {
    theme: 'advance fee: inheritance, dormant money, lottery',
    weight: 0.6,
    phrases: {
      en: `died without any next of kin | stand as the next of kin
        | present you as the next of kin | i am the widow of the late | i am the wife of the late
        | abandoned sum of | your inheritance payment | contract inheritance
        | late client bears the same | million usd into your account | mutual benefit transaction
        | this transaction is 100 risk free | this business is risk free | risk free transaction
        | transfer this money out of | urgent business proposal | confidential business proposal
        | modalities of the transaction | diagnosed with esophageal cancer
        | charity organization orphans widows | atm card worth | scam victims compensation
        | united nations compensation | you have won the sum | your email address has won
        | email address won | national lottery promotion | file for your claim | donation of usd
        | donate the sum of | selected to receive a donation`,
      de: `nächster angehöriger des verstorbenen | millionen dollar auf ihr konto
        | vertraulicher geschäftsvorschlag | offizielle gewinnbenachrichtigung
        | ihre e mail adresse hat gewonnen | nicht beanspruchte erbschaft
        | spende in höhe von millionen`,
      fr: `plus proche parent du défunt | don de ma fortune | héritage non réclamé
        | vous êtes l'heureux gagnant | votre adresse email a été tirée
        | atteinte d'un cancer en phase terminale`,
      es: `pariente más cercano del fallecido | herencia no reclamada
        | notificación de premio de lotería | su dirección de correo ha ganado`,
      pt: `parente mais próximo do falecido | herança não reclamada | seu email foi sorteado`,
      it: `parente più prossimo del defunto | eredità non reclamata`,
      nl: `nabestaande van de overledene | niet opgeëiste erfenis | uw e mailadres heeft gewonnen
        | staatsloterij promotie`,
      pl: `najbliższy krewny zmarłego | nieodebrany spadek | twój adres email wygrał`,
      ru: `ближайший родственник покойного | ваш email выиграл | вам начислена компенсация`,
      zh: `万美元遗产 | 无人认领的资金 | 恭喜您中奖 | 中奖通知书`,
      ja: `高額当選おめでとう | 当選金額をお受け取り | 支援金をお受け取り | 億円をお受け取り`,
    },
  },
  {
    theme: 'advance fee, in words that widows, lawyers and banks use as well',
    weight: 0.3,
    phrases: {
      en: `died without a will | bequeathed to charity | transfer of the fund | transfer this fund
        | online lottery | winning notification | sum of ten million | trunk boxes
        | inheritance fund | bears the same surname | next of kin to the deceased
        | million united states dollars | million us dollars only | million pounds sterling
        | transfer the sum of | unclaimed inheritance | central bank of nigeria | barrister at law
        | barrister and solicitor | bank of africa burkina | consignment box | diplomatic agent
        | diplomatic courier service | ballot number | lottery international | lottery winning
        | compensation fund | foreign payment department | unclaimed fund | fund beneficiary
        | beneficiary of the fund | my late husband | few months to live | diagnosed of cancer
        | died intestate | foreign account where | security company in europe | lucky winner of
        | atm master card | your claims agent`,
      de: `ohne testament verstorben | lotterie gewonnen | millionen us dollar | hinterlegte summe`,
      fr: `millions de dollars américains | millions de dollars us | mon défunt mari
        | mon défunt client | loterie internationale`,
      es: `ha ganado la lotería | millones de dólares americanos
        | millones de dólares estadounidenses | mi difunto esposo | mi difunto cliente
        | lotería internacional`,
      pt: `milhões de dólares americanos | meu falecido marido | meu falecido cliente`,
      it: `milioni di dollari americani | milioni di dollari statunitensi | donazione di milioni
        | il mio defunto marito | il mio defunto cliente | lotteria internazionale`,
      nl: `miljoen amerikaanse dollar | mijn overleden man | mijn overleden cliënt`,
      pl: `milionów dolarów amerykańskich | mój zmarły mąż | mój zmarły klient`,
      ru: `наследство в размере | миллионов долларов сша | получите компенсацию | мой покойный муж
        | мой покойный клиент`,
      zh: `已故客户`,
    },
  },
  {
    theme: 'phishing',
    weight: 0.25,
    phrases: {
      en: `verify your account information | confirm your account information
        | update your account information | verify your mailbox | validate your mailbox
        | upgrade your mailbox | mailbox will be deactivated | your mailbox is almost full
        | mailbox has exceeded the storage | exceeded its storage limit
        | exceeded your mailbox quota | keep same password | keep current password
        | your password expires today | your password will expire today
        | account will be permanently suspended | account will be terminated within
        | account will be closed within 24 | failure to verify your account
        | unusual sign in activity on your | limited your account access
        | account has been limited until | restore your account access | release pending messages
        | pending incoming messages | undelivered messages were held | webmail upgrade
        | dear webmail user | dear email user | dear account owner | dear valued customer of
        | billing information on file is outdated | reconfirm your details
        | confirm your online banking | update your billing records`,
      de: `bestätigen sie ihr konto | bestätigen sie ihre kontodaten
        | ihr konto wurde eingeschränkt | ihr konto wurde vorübergehend gesperrt
        | verifizieren sie ihr konto | ihr postfach ist fast voll
        | sicherheitsverfahren aktualisieren | pushtan aktualisieren | phototan aktivierung
        | legitimieren sie sich erneut`,
      fr: `vérifiez votre compte | confirmez votre compte | votre compte a été suspendu
        | votre compte sera suspendu | mettre à jour vos informations bancaires
        | votre carte vitale expire | votre boîte aux lettres est pleine
        | votre compte a été limité`,
      es: `verifique su cuenta | confirme su cuenta bancaria | su cuenta ha sido suspendida
        | su cuenta ha sido limitada | su cuenta será bloqueada | su buzón está casi lleno
        | actualice sus datos bancarios`,
      pt: `verifique sua conta | sua conta será bloqueada | sua conta foi suspensa
        | atualize seus dados bancários | evite o bloqueio da sua conta | recadastramento de senha
        | atualização do módulo de segurança`,
      it: `verifichi il suo conto | il suo conto è stato sospeso | il suo conto è stato limitato
        | aggiorni i suoi dati | la sua casella è quasi piena | conto sarà bloccato`,
      nl: `verifieer uw account | uw rekening is geblokkeerd | uw account wordt geblokkeerd
        | bevestig uw gegevens om | uw bankpas verloopt | vervang uw bankpas | uw digid verloopt`,
      pl: `zweryfikuj swoje konto aby | twoje konto zostało zablokowane | twoje konto zostanie zablokowane
        | twoja skrzynka jest prawie pełna | potwierdź swoje dane logowania`,
      ru: `подтвердите свой аккаунт | ваш аккаунт будет заблокирован | ваша карта заблокирована
        | ваш почтовый ящик переполнен | ваш почтовый ящик будет заблокирован`,
      zh: `您的邮箱即将停用 | 邮箱容量已满 | 邮箱升级通知 | 您的账户已被冻结 | 您的账号存在异常`,
      ja: `アカウントがロックされました | アカウントの利用制限 | お支払い方法を更新してください | カードのご利用を一部制限 | 本人確認が必要です
        | アカウント情報を確認してください`,
    },
  },
  {
    theme: 'casino and betting',
    weight: 0.4,
    phrases: {
      en: `online casino | casino bonus | casino online | free casino chips | free casino money
        | no deposit bonus | first deposit bonus | welcome bonus on your first deposit
        | free spins | play blackjack online | gambling online | internet casino | vip casino
        | instant play casino | sure betting tips`,
      de: `bonus ohne einzahlung | online spielcasino | freispiele ohne einzahlung
        | bonus auf ihre erste einzahlung`,
      fr: `casino en ligne | bonus de bienvenue casino | tours gratuits sans dépôt`,
      es: `casino en línea | bono de bienvenida del casino | giros gratis sin depósito`,
      pt: `cassino online | bônus sem depósito | rodadas grátis sem`,
      it: `bonus senza deposito | giri gratis senza`,
      nl: `gratis gokken met bonus | goksite zonder | gratis draaien zonder storting`,
      pl: `kasyno online | bonus bez depozytu | darmowe spiny`,
      ru: `онлайн казино | казино онлайн | бездепозитный бонус | фриспины за регистрацию
        | игровые автоматы на деньги`,
      zh: `真人娱乐城 | 澳门赌场 | 时时彩平台 | 注册送彩金 | 百家乐平台 | 六合彩特码`,
      ja: `オンラインカジノ | カジノボーナス | 入金不要ボーナス`,
    },
  },
  {
    theme: 'loans, debts and mortgages',
    weight: 0.4,
    phrases: {
      en: `lowest mortgage rates | mortgage rates are at | refinance your home | refinance now
        | low mortgage rate | pre approved for a loan | loan application approved
        | approved for a home loan | bad credit ok | bad credit is no problem
        | bad credit no problem | regardless of your credit | consolidate your debt
        | consolidate your bills | eliminate your debt | eliminate credit card debt
        | instant cash loan | payday loan | cash advance online | personal loan offer
        | loan at 3 interest rate | loan at 2 interest rate | loan of any amount
        | are you in need of a loan | do you need a loan | do you need an urgent loan
        | need a quick loan | we offer loans to | unsecured credit card | no credit check
        | erase bad credit | repair your credit`,
      de: `kredit ohne schufa | sofortkredit ohne | kredit trotz schufa
        | brauchen sie einen kredit | darlehen zu 3 | privatkredit ohne vorkosten`,
      fr: `offre de prêt entre particuliers | prêt entre particulier | besoin d'un prêt urgent
        | crédit sans justificatif | prêt à un taux de 3 | interdit bancaire ou`,
      es: `préstamos sin aval | oferta de préstamo entre particulares | crédito sin buró
        | necesita un préstamo urgente | préstamo rápido sin`,
      pt: `empréstimo sem consulta | crédito para negativados | precisa de um empréstimo urgente
        | empréstimo sem avalista`,
      it: `prestito tra privati | prestiti senza busta paga | offerta di prestito tra
        | hai bisogno di un prestito urgente`,
      nl: `lenen zonder bkr | lening tussen particulieren`,
      pl: `kredyt bez bik | pożyczka bez bik | chwilówka online | pożyczka bez zaświadczeń
        | kredyt bez zaświadczeń`,
      ru: `кредит без справок | деньги в долг без | займ без отказа | кредит без отказа
        | помощь в получении кредита`,
      zh: `无抵押贷款 | 当天放款 | 信用卡套现 | 网上贷款秒批`,
      ja: `即日融資可能 | ブラックでも借りられる | 審査なしで融資`,
    },
  },
  {
    theme: 'shares, bitcoin and work from home',
    weight: 0.4,
    phrases: {
      en: `strong buy recommendation | hot stock alert | hot stock pick | stock pick of the
        | penny stock alert | this stock is about to explode | watch this stock | next big stock
        | make money fast | make money from home | make money online
        | make money working from home | earn extra income | extra income from home
        | earn thousands | earn money from home | work from home opportunity | work at home and
        | home based business opportunity | be your own boss | unlimited income
        | potential earnings | passive income from | earn bitcoin daily | double your bitcoin
        | bitcoin trading platform | bitcoin profit system | crypto trading bot
        | crypto investment platform | guaranteed daily profit | guaranteed returns on your
        | claim your free tokens | airdrop claim | recover your lost bitcoin
        | recover your stolen crypto | connect your wallet to claim | validate your wallet
        | enter your recovery phrase`,
      de: `geld verdienen von zu hause | schnell geld verdienen | nebenverdienst von zu hause
        | bitcoin trading system | passives einkommen mit bitcoin | mit bitcoin reich werden
        | finanzagent gesucht | pro tag mit bitcoin | aktientipp des jahres`,
      fr: `gagner de l'argent rapidement | gagner de l'argent depuis chez vous
        | travail à domicile rémunéré | revenus passifs en crypto | investir dans le bitcoin dès`,
      es: `gane dinero desde casa | ganar dinero desde casa | trabaje desde casa y gane
        | ingresos extra desde casa | invertir en bitcoin y ganar`,
      pt: `ganhe dinheiro em casa | ganhar dinheiro em casa | trabalhe em casa e ganhe
        | renda extra em casa`,
      it: `guadagnare da casa | guadagna soldi da casa | soldi facili online
        | guadagni con bitcoin`,
      nl: `geld verdienen vanuit huis | snel geld verdienen | thuiswerk met hoge
        | passief inkomen met bitcoin`,
      pl: `zarabiaj w domu | zarabianie w internecie bez | szybki zarobek online | zarabiaj na bitcoinie`,
      ru: `заработок в интернете | заработок на дому | пассивный доход от | удаленный заработок
        | доход от 1000 | биткоин в подарок`,
      zh: `在家兼职赚钱 | 日赚千元 | 兼职刷单 | 股票内幕消息 | 牛股推荐`,
      ja: `在宅で簡単に稼げる | 誰でも簡単に稼げる | 月収100万円 | 必ず儲かる`,
    },
  },
  {
    theme: 'addresses, search ranks and bulk mail for sale',
    weight: 0.4,
    phrases: {
      en: `first page of google | rank on the first page of | page one of google | seo services at
        | affordable seo | white hat seo | increase your website traffic
        | drive traffic to your website | i was browsing your website | i visited your website and
        | errors on your website | website redesign services | guest post on your | link insertion
        | high da backlinks | buy backlinks | bulk email software | bulk email addresses
        | million email addresses | email addresses on cd | targeted email list
        | email marketing campaign for your | b2b email list | verified contact list
        | decision makers list | this is not spam | this email is not spam
        | cannot be considered spam | removed from future mailings
        | removed from our mailing list send | mobile app development company
        | web design company based in india | offshore development team`,
      de: `auf seite 1 bei google | platz 1 bei google | suchmaschinenoptimierung zum festpreis
        | firmenadressen kaufen | millionen e mail adressen`,
      fr: `première page de google | référencement naturel pas cher | fichier d'adresses email`,
      es: `primera página de google | posicionamiento web barato | base de datos de correos`,
      pt: `primeira página do google | lista de emails segmentada | mala direta por email`,
      it: `prima pagina di google | posizionamento su google garantito | database email aziende`,
      nl: `eerste pagina van google | hoger in google gegarandeerd`,
      pl: `pierwsza strona google | pozycjonowanie stron tanio | baza adresów email | bazy adresów email`,
      ru: `продвижение сайтов | раскрутка сайтов | вывод сайта в топ | рассылка по базе
        | базы email адресов | рекламная рассылка | база данных предприятий`,
      zh: `代开发票 | 代开各类发票 | 开具发票优惠 | 点数优惠发票 | 邮件群发软件 | 网站排名优化`,
      ja: `検索上位表示を保証 | メールアドレスリスト販売`,
    },
  },
  {
    theme: 'adult and dating',
    weight: 0.4,
    phrases: {
      en: `hot girls | horny girls | horny housewives | horny wives | live sex cams
        | live webcam girls | free adult dating | adult dating site | sexy singles
        | hot singles in your area | local singles waiting | lonely housewives | cheating wives
        | xxx movies | hardcore porn | free porn | teen porn | porn videos | barely legal teens
        | hot teen sluts | looking for a discreet | no strings attached sex | russian brides
        | beautiful russian women | ukrainian brides | asian brides | i found your profile and
        | i am a lonely girl | want to see my private photos`,
      de: `geile frauen | geile hausfrauen | sexkontakte in deiner | sex treffen heute
        | erotische kontakte | reife frauen suchen | private sexkontakte | heiße singles`,
      fr: `femmes mariées infidèles | rencontres coquines | plan cul | filles chaudes
        | femmes russes célibataires`,
      es: `chicas calientes | citas sexuales | mujeres solteras calientes | sexo sin compromiso`,
      pt: `mulheres gostosas | garotas quentes | sexo sem compromisso | encontros casuais hoje`,
      it: `donne calde | incontri hot | incontri di sesso | ragazze calde`,
      nl: `geile vrouwen | geile meiden | sexdate in jouw | sexcontact in de buurt`,
      pl: `gorące kobiety | sex randki | seks randki | napalone kobiety`,
      ru: `интим знакомства | секс знакомства | девушки для интима | порно видео | горячие девушки`,
      zh: `同城约炮 | 成人直播 | 激情视频 | 一夜情交友`,
      ja: `セフレ募集 | 逆援助交際 | 人妻と出会い | 無修正動画 | 即会いできる`,
    },
  },
  {
    theme: 'sextortion',
    weight: 0.8,
    phrases: {
      en: `i turned on your webcam | send this video to all your contacts
        | recorded a video of you | video of you masturbating | you were masturbating
        | you pleasuring yourself | you satisfying yourself | i hacked your device
        | i hacked your operating system | i have full access to your device
        | infected with my private malware | remote administration tool on your
        | send the video to all your contacts | video to your contacts
        | 48 hours to make the payment | 50 hours to pay | bitcoin to my wallet
        | bitcoin wallet address below | transfer it to my bitcoin | i am a hacker who
        | adult sites you visit | i know one of your passwords | is one of your passwords`,
      de: `ich habe dich gefilmt | ihre webcam aufgezeichnet | video von ihnen beim masturbieren
        | video an alle ihre kontakte | beim masturbieren gefilmt | ich habe ihr gerät gehackt`,
      fr: `vidéo de vous en train de vous masturber | j'ai piraté votre appareil
        | envoyer la vidéo à tous vos contacts`,
      es: `video tuyo masturbándote | he hackeado tu dispositivo
        | enviaré el video a todos tus contactos`,
      pt: `vídeo seu se masturbando | invadi o seu dispositivo
        | enviar o vídeo a todos os seus contatos`,
      it: `video in cui ti masturbi | ho hackerato il tuo dispositivo
        | video a tutti i tuoi contatti`,
      nl: `video van jou terwijl je masturbeert | ik heb je apparaat gehackt
        | video naar al je contacten`,
      pl: `nagrałem cię kamerą | wyślę nagranie do twoich kontaktów | wideo do wszystkich twoich kontaktów
        | zhakowałem twoje urządzenie`,
      ru: `видео с вашей мастурбацией | я взломал ваше устройство | я взломал ваш
        | видео всем вашим контактам`,
      zh: `我入侵了您的设备 | 您自慰的视频 | 黑客入侵了你的`,
      ja: `あなたの自慰行為 | デバイスをハッキング | あなたの端末に侵入 | 連絡先全員に動画`,
    },
  },
  {
    theme: 'invoices and documents that carry malware',
    weight: 0.25,
    phrases: {
      en: `enable content to view | enable macros to view | enable editing to view the
        | click enable content | view the secured document
        | secure document has been shared with you | password for the archive is
        | archive password is | open the attached archive | your fax is attached as a zip
        | scanned document attached zip | swift copy attached | find attached swift copy
        | attached payment slip zip | kindly find attached our new order
        | kindly confirm the attached po | see the attached file for details
        | the message contains unicode characters and has been sent as a binary attachment
        | your document is attached please | here is that file you asked
        | i send you this file in order to have your advice`,
      de: `aktivieren sie die inhalte um | makros aktivieren um das
        | mahnung zu ihrer offenen rechnung im zip | passwort für das archiv lautet
        | anwaltliche zahlungsaufforderung im anhang`,
      fr: `activez le contenu pour afficher | activer les macros pour | mot de passe de l'archive`,
      es: `habilite el contenido para ver | habilitar macros para ver | contraseña del archivo zip`,
      pt: `habilite o conteúdo para visualizar | segue em anexo comprovante de depósito
        | boleto em aberto visualizar`,
      it: `abilita il contenuto per visualizzare | abilitare le macro per
        | password dell'archivio zip | in allegato la fattura zip`,
      nl: `inhoud inschakelen om het | macro's inschakelen om | wachtwoord voor het archief`,
      pl: `włącz makra aby | hasło do archiwum to | faktura w załączniku zip`,
      ru: `включите макросы для | пароль к архиву | пароль от архива | акт сверки в архиве`,
      zh: `启用宏以查看 | 解压密码为`,
      ja: `コンテンツの有効化をクリック | 解凍パスワードは`,
    },
  },
  {
    theme: 'parcels and fees',
    weight: 0.3,
    phrases: {
      en: `unable to deliver your parcel pay | pay the redelivery fee
        | pay the shipping fee to receive | your parcel is on hold pending
        | package is on hold due to unpaid | unpaid customs fee | pay a customs fee
        | small redelivery charge | confirm the delivery of your package here
        | final attempt to deliver your package | you have 1 package waiting | claim your package
        | your package is waiting for your | claim your reward now
        | you have been selected to receive an | exclusive reward | claim your prize
        | claim your gift card | free gift card | complete a short survey | 30 second survey
        | congratulations you have been selected | congratulations you have been chosen
        | you are a winner | you have won a | free iphone`,
      de: `zollgebühren bezahlen um ihr paket | ihr paket wartet auf die
        | versandkosten bezahlen um ihr paket | sie wurden ausgewählt und | sie haben gewonnen und
        | gewinnen sie ein iphone`,
      fr: `payer les frais de douane de votre colis | votre colis est en attente de paiement
        | frais de livraison impayés | vous avez été sélectionné pour | vous avez gagné un`,
      es: `su paquete está pendiente de pago | pagar los gastos de aduana de su
        | ha sido seleccionado para recibir | has ganado un`,
      pt: `sua encomenda foi taxada | pague a taxa alfandegária | encomenda retida pague
        | você foi sorteado`,
      it: `il tuo pacco è in attesa | pagare le spese doganali
        | sei stato selezionato per ricevere | hai vinto un`,
      nl: `uw pakket wordt vastgehouden | betaal de douanekosten
        | verzendkosten betalen om uw pakket | u bent geselecteerd om`,
      pl: `twoja paczka czeka na opłatę | dopłać do przesyłki | opłać cło za przesyłkę
        | zostałeś wybrany do odbioru`,
      ru: `ваша посылка ожидает оплаты | оплатите таможенный сбор | вы выиграли приз
        | поздравляем вы выиграли`,
      zh: `包裹滞留请支付 | 您的包裹因地址错误`,
      ja: `お荷物のお届けに上がりましたが不在 | 関税のお支払いが必要 | 配送料の未払い`,
    },
  },
  {
    theme: 'the voice of bulk selling',
    weight: 0.15,
    phrases: {
      en: `online pharmacies | discount pharmacy | human growth hormone | act now
        | order now and receive | order today and receive | limited time offer
        | 100 satisfaction guaranteed | money back guarantee | what are you waiting for
        | risk free trial | no obligation quote | call now toll free | while supplies last
        | once in a lifetime opportunity | amazing offer | one time mailing
        | to be removed from this list | to be removed from our list | satisfaction guaranteed or
        | lowest prices on the net | save up to 80 | save up to 70 | not a scam | 100 legal
        | dear friend | dear beneficiary | dear sir madam i am | dearly beloved
        | good day to you i am | six figure income | financial freedom | multi level marketing
        | get out of debt | attention beneficiary | greetings in the name of`,
      ru: `только сегодня скидка | звоните прямо сейчас`,
    },
  },
];

function phrasesOf({ weight, phrases }: Row): readonly Phrase[] {
  return Object.values(phrases).flatMap((list) =>
    list.split('|').map((phrase) => ({ phrase: phrase.replace(/\s+/g, ' ').trim(), weight })),
  );
}

/** Phrases of spam in eleven languages, with weights; a new table may be built from it. */
export const DEFAULT_PHRASES: readonly Phrase[] = ROWS.flatMap(phrasesOf);
