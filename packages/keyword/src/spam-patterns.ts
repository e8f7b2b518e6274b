/**
 * What spam says in too many ways for a phrase: patterns by theme, and
 * conditions for what is told by several words together.
 *
 * A pattern stands here when both its halves are met in ordinary mail, and
 * hardly ever near each other. A condition over single words asks for so many
 * that a person who writes about the matter would not use them all.
 */

import type { Rule } from './rule.ts';

interface Theme {
  readonly theme: string;
  readonly weight: number;
  /** Parted by `|`; without stars or quotes they are phrases. */
  readonly patterns: string;
}

const THEMES: readonly Theme[] = [
  {
    theme: 'names of medicines, hidden',
    weight: 0.7,
    patterns: `v i a g r a | c i a l i s | v1agra | vi4gra | v1agr4 | vlagra | viagr4 | viaqra
      | c1alis | cia1is | ci4lis | xan4x | va1ium   | via?ra soft | p e n i s
      | v i a g r a s | l e v i t r a   `,
  },
  {
    theme: 'medicines',
    weight: 0.5,
    patterns: `"viagra" near/10 "cialis" | "viagra" near/6 "mg" | "cialis" near/6 "mg"
      | "viagra" near/6 "price*" | "pharmac*" near/5 "no prescription" | "pills" near/4 "per pill"
      | "ed pills" | "erectile" near/6 "pill*" | "pharmacy" near/4 "discount*"
      | "prescription" near/4 "not required" | "prescription" near/4 "not needed"
      | "men*" near/3 "enlargement" | "enlarge*" near/4 "inches" | "sexual" near/4 "stamina"
      | "pénis" near/5 "agrand*" | "potenz*" near/4 "rezept*" | "viagra" near/6 "rezept*"
      | "виагр*" near/6 "сиалис*" | "таблет*" near/6 "потенци*"`,
  },
  {
    theme: 'cures and diets',
    weight: 0.4,
    patterns: `"burn*" near/4 "belly fat"
      | "melt*" near/4 "fat" | "weight loss" near/4 "secret" | "weight loss" near/4 "breakthrough"
      | "blood sugar" near/6 "trick" | "blood sugar" near/6 "ritual" | "prostate" near/6 "trick"
      | "tinnitus" near/6 "trick" | "hearing loss" near/6 "trick" | "toenail fungus" near/8 "trick"
      | "neuropathy" near/8 "trick" | "cbd" near/4 "gummies" | "keto" near/4 "gummies"
      | "keto" near/5 "weight loss" | "before bed" near/6 "fat" | "doctors" near/5 "speechless"
      | "reverse" near/4 "aging" | "years younger" near/8 "free" | "hgh" near/6 "aging"`,
  },
  {
    theme: 'money from strangers',
    weight: 0.5,
    patterns: `"next of kin" near/12 "deceased" | "next of kin" near/15 "fund*"
      | "million" near/4 "united states dollars" | "inherit*" near/8 "million"
      | "sum of" near/6 "million" | "deceased" near/10 "million" | "transfer" near/10 "out of the country"
      | "atm card" near/8 "million" | "compensation" near/8 "scam victim*"
       | "business" near/3 "mutual benefit"
      | "god fearing" near/12 "fund*" | "donat*" near/6 "million" 
      | "lottery" near/6 "winner*" | "won" near/5 "lottery" | "beneficiary" near/8 "unclaimed"
       | "consignment" near/8 "million"
      | "millionen" near/8 "erbe*" | "millions" near/8 "héritage" | "millones" near/8 "herencia"
      | "milhões" near/8 "herança" | "milioni" near/8 "eredità" | "миллион*" near/8 "наследств*"`,
  },
  {
    theme: 'prizes and parcels',
    weight: 0.4,
    patterns: `"claim" near/3 "your reward" | "claim" near/4 "gift card" 
      | "gift card" near/6 "survey" | "reward" near/5 "survey" | "you* been selected" near/8 "reward"
      | "you* been chosen" near/8 "receive" | "you* won" near/4 "iphone" | "free" near/3 "iphone"
      | "package" near/6 "shipping fee" | "parcel" near/8 "unpaid" | "package" near/6 "could not be delivered"
      | "usps" near/8 "on hold" | "dhl" near/8 "on hold" | "fedex" near/8 "on hold"
      | "paket" near/8 "zollgebühr*" | "colis" near/8 "frais de" | "paquete" near/8 "aduan*"
      | "посылк*" near/8 "оплат*" `,
  },
  {
    theme: 'renewals that nobody ordered',
    weight: 0.4,
    patterns: `"norton" near/10 "renew*" | "mcafee" near/10 "renew*" | "mcafee" near/10 "expired"
      | "norton" near/10 "expired" | "geek squad" near/10 "renew*" | "antivirus" near/6 "has expired"
       | "auto renew*" near/12 "toll free"
      | "cancel" near/10 "helpline" | "charged" near/10 "helpline" 
      | "cloud storage" near/6 "full"  | "icloud" near/8 "deleted"`,
  },
  {
    theme: 'accounts',
    weight: 0.35,
    patterns: `"pending messages" near/8 "release"
      | "incoming messages" near/8 "pending" | "dear" near/3 "webmail" | "validate" near/3 "your mailbox"
        
        
      `,
  },
  {
    theme: 'quick money',
    weight: 0.4,
    patterns: `"earn" near/5 "per day"  | "make" near/4 "from home"
       | "bitcoin" near/6 "profit*" | "crypto*" near/6 "profit*"
      | "guaranteed" near/3 "profit*" | "guaranteed" near/3 "returns" | "financially" near/2 "independent"
      | "secret" near/4 "millionaire*" | "double" near/3 "your money" | "invest*" near/5 "bitcoin"
      | "wallet" near/5 "airdrop" | "claim" near/5 "airdrop" | "debt" near/5 "eliminat*"
       | "refinanc*" near/6 "lowest" | "mortgage" near/4 "lowest"
      | "loan*" near/4 "bad credit" | "loan*" near/4 "interest rate of" | "credit" near/3 "no problem"
      | "credit card" near/5 "approved" | "stock*" near/4 "explod*" | "otc" near/8 "strong buy"
      | "symbol" near/8 "target price" | "geld" near/4 "von zu hause" | "kredit" near/4 "ohne schufa"
      | "заработ*" near/4 "интернет*" | "доход" near/4 "в день"`,
  },
  {
    theme: 'adult',
    weight: 0.45,
    patterns: `"singles" near/4 "your area" | "girls" near/4 "your area" | "women" near/3 "your area"
      | "hookup*" near/6 "tonight" | "hot" near/2 "milfs" | "horny" near/4 "girls"
      | "nude" near/4 "webcam" | "sex" near/3 "webcam" | "xxx" near/4 "free" 
      | "teen*" near/3 "sluts" | "barely" near/2 "18" | "adult" near/3 "videos" | "sex" near/3 "tonight"
      | "naked" near/4 "girls" | "hardcore" near/4 "action" | "wants to" near/2 "fuck"
      | "sexy" near/4 "photos" | "geile" near/4 "frauen" | "секс" near/4 "знакомств*"`,
  },
  {
    theme: 'bulk mail, speaking of itself',
    weight: 0.4,
    patterns: `"bill" near/4 "1618" | "section 301" near/12 "1618" 
        
      | "this is a one time" near/3 "mail*" 
        | "email leads"
      | "seo" near/4 "packages" | "seo" near/6 "affordable" | "rank*" near/6 "first page"
      | "website" near/8 "first page of google" | "backlinks" near/6 "da"
      | "guest post" near/6 "dofollow" | "app development" near/6 "offshore"
      | "leads" near/3 "decision makers" 
       | "发票" near/6 "代开"`,
  },
];

/** Words of letters that promise a stranger's money; many people use two of them. */
const STRANGERS_MONEY = `deceased | next of kin | inheritance | beneficiary | barrister | late husband
  | my late | god bless | your full name | your bank account | million dollars | million usd
  | million us dollars | million pounds | million euros | foreign partner | strictly confidential
  | utmost confidentiality | urgent response | your urgent reply | contact me immediately
  | business proposal | this transaction | percent of the total | for your assistance
  | security company | fund transfer | transfer of the funds | unclaimed | nigeria | west africa
  | burkina faso | cote d'ivoire | ivory coast | telephone and fax numbers | private email
  | dormant account | bank manager | reply me | i am contacting you | orphanage | cancer
  | trust you | risk free | modalities`;

/** The voice of a seller; a shop's own letter has a few of these. */
const SELLING = `act now | order now | call now | buy now | limited time | special offer | risk free
  | money back | satisfaction guaranteed | no obligation | toll free | free trial | lowest price
  | lowest prices | save up to | while supplies last | don't miss | once in a lifetime
  | 100 free | absolutely free | no cost | no risk | click here now | click here to order
  | you have nothing to lose | amazing | guaranteed | as seen on tv | winner | credit card orders
  | no catch | instant access | why pay more | extra income | cash bonus | free gift`;

/** What has befallen the reader's account, so it is said. Banks and list servers write so too. */
const ACCOUNT_TROUBLE = `"account*" near/4 "suspended" | "account*" near/4 "limited"
  | "account*" near/4 "locked" | "account*" near/4 "restricted" | "account*" near/6 "be closed"
  | "account*" near/4 "deactivat*" | "mailbox" near/4 "quota" | "mailbox" near/5 "storage"
  | "mailbox" near/4 "full" | "password" near/5 "expire*" | "unusual" near/3 "activity"
  | "unauthorized" near/3 "access" | "konto" near/4 "gesperrt" | "konto" near/4 "eingeschränkt"
  | "compte" near/4 "suspendu" | "compte" near/4 "bloqué" | "cuenta" near/4 "suspendida"
  | "cuenta" near/4 "bloqueada" | "conta" near/4 "suspensa" | "conta" near/4 "bloqueada"
  | "conto" near/4 "sospeso" | "rekening" near/4 "geblokkeerd" | "konto" near/4 "zablokowane"
  | "аккаунт" near/4 "заблокирован" | "账户" near/6 "冻结" | "アカウント" near/8 "ロック"`;

/** What the reader is to do about it. */
const ACCOUNT_DEMAND = `"verify" near/4 "account*" | "verify" near/4 "identity"
  | "verify" near/3 "information" | "confirm" near/3 "your account" | "confirm" near/3 "your identity"
  | "validate" near/3 "account" | "validate" near/3 "mailbox" | "upgrade" near/3 "mailbox"
  | "update" near/3 "your account" | "update" near/3 "billing" | "update" near/3 "payment information"
  | "keep" near/2 "password" | "restore" near/3 "access" | "bestätigen" near/4 "konto"
  | "verifizieren" near/4 "konto" | "vérifi*" near/4 "compte" | "confirm*" near/4 "compte"
  | "verifi*" near/4 "cuenta" | "confirm*" near/4 "cuenta" | "verifi*" near/4 "conta"
  | "atualiz*" near/4 "dados" | "verifi*" near/4 "conto" | "bevestig*" near/4 "gegevens"
  | "zweryfikuj" near/4 "konto" | "подтверд*" near/4 "аккаунт" | "验证" near/6 "账户"
  | "アカウント" near/8 "確認"`;

/** Why there is no time to think. */
const HURRY = `"within" near/2 "24 hours" | "within" near/2 "48 hours" | "within" near/2 "72 hours"
  | immediately | "avoid" near/5 "suspension" | "avoid" near/5 "deactivation" | "avoid" near/5 "closure"
  | permanently | "click" near/3 "here" | "click" near/3 "below" | "click" near/3 "link"
  | "klick*" near/3 "hier" | "cliqu*" near/3 "ici" | "clic" near/4 "aquí" | "cliqu*" near/3 "aqui"
  | "clicca*" near/3 "qui" | "klik" near/3 "hier" | "kliknij" near/3 "tutaj" | "нажмите" near/4 "здесь"
  | "点击" | "クリック"`;

const split = (list: string): readonly string[] =>
  list.split('|').map((entry) => entry.replace(/\s+/g, ' ').trim());

function rulesOf({ weight, patterns }: Theme): readonly Rule[] {
  return split(patterns).map((pattern) => ({ pattern, weight }));
}

const words = (list: string, name: string): readonly Rule[] =>
  split(list).map((pattern) => ({ pattern, name, weight: 0 }));

/** Patterns of spam and conditions over its words, for the returned message. */
export const SPAM_PATTERNS: readonly Rule[] = [
  ...THEMES.flatMap(rulesOf),
  ...words(STRANGERS_MONEY, "words of a stranger's money"),
  ...words(SELLING, 'words of a seller'),
  ...words(ACCOUNT_TROUBLE, 'trouble with an account'),
  ...words(ACCOUNT_DEMAND, 'an account to be verified'),
  ...words(HURRY, 'a link, or hurry'),
  {
    name: 'an account in trouble, to be verified at once',
    weight: 0.5,
    all: ['trouble with an account', 'an account to be verified', 'a link, or hurry'],
  },
  {
    name: "a letter about a stranger's money",
    weight: 0.6,
    atLeast: { count: 5, of: ["words of a stranger's money"] },
  },
  {
    name: "a long letter about a stranger's money",
    weight: 0.6,
    atLeast: { count: 8, of: ["words of a stranger's money"] },
  },
  { name: 'a loud seller', weight: 0.4, atLeast: { count: 5, of: ['words of a seller'] } },
];
