/**
 * Words that say what the value beside them is, in the languages of the countries whose numbers are looked for. One or two
 * words each (of a longer phrase its last two); accents and case don't matter, and `phoneNumber` and `phone_number` are two words.
 */
const phrases = {
  /** Says that a number is none of ours. */
  other:
    "order number, order no, order id, order, orders, invoice, ticket, tracking, reference, ref, isbn, issn, doi, version, build, " +
    "revision, commit, serial, part number, part no, sku, item, catalog, model, page, pages, chapter, section, figure, table, line, " +
    "lines, port, ports, timestamp, epoch, bytes, byte, issue, pull request, pr, bug, case number, transaction, transaction id, " +
    "max age, min age, cache age, request id, license key, rfc, batch, lot, checksum, hash, uuid, guid, id of, bestellnummer, " +
    "rechnung, commande, facture, pedido, factura, ordine, fattura, isin, cusip, upc, ean, gtin, barcode, imei, flight, room, " +
    "booking, confirmation, session, job, row, rows, offset, port number, question, exercise, zip code, postal code, zip, postcode",
  phone:
    "phone, phones, telephone, tel, mobile, cell phone, cell number, my cell, his cell, her cell, cellphone, fax, whatsapp, sms, contact number, text me, phone number, " +
    "text him, text her, reach me, reach him, reach her, reach us, reached at, hotline, helpline, landline, voicemail, my number, his number, her number, " +
    "their number, our number, your number, call me, call him, call her, call us, call them, me at, us at, him at, her at, telephon, appelez, appeler, joindre, telefon, " +
    "mobilnummer, handynummer, rufnummer, telefonnummer, festnetz, anrufen, telefono, movil, celular, cellulare, chiama, llamame, llama, telefone, telemovel, telefoon, " +
    "telefoonnummer, mobiel, puhelin, puh, tlf, mob, 电话, 手机, 電話, 携帯, 전화, тел, телефон, мобильный, τηλεφωνο",
  /** As phone, but said of much else: digits must be grouped, or ten. */
  call: "cell, call, calls, calling, ring, dial, dialing, dialling, contact, portable, handy, mobil, ph, whats app, reach, reached, text",
  ssn: "ssn, ssns, social security, soc sec, security number, socialsecuritynumber, social insurance no",
  itin: "itin, individual taxpayer, taxpayer identification",
  sin: "sin, social insurance, insurance number, assurance sociale, nas",
  nhs: "nhs, national health, nhsnumber",
  utr: "utr, unique taxpayer, taxpayer reference, self assessment",
  nationalId:
    "national id, national identification, national identity, identity number, identification number, identity card, id card, personal id, " +
    "personal number, personal code, personal identification, citizen id, tax id, tax number, tax identification, tin, fiscal code, " +
    "tax no, taxpayer id, fiscal number, taxpayer number, eu id, id number, social security",
  routing: "routing, aba, rtn, routing number, transit number, aba number",
  account:
    "account number, account no, acct, account num, bank account, checking account, savings account, account, kontonummer, " +
    "numero de compte, numero de cuenta, accountnumber, deposit to",
  card: "card, credit card, debit card, visa, mastercard, amex, american express, discover, diners, maestro, kreditkarte, carte bancaire, tarjeta, carta di",
  cvv: "cvv, cvc, cvv2, cvc2, cid, csc, cav2, security code, card verification, verification value, prufziffer, codigo de seguridad, de seguridad",
  expiry:
    "exp, expiry, expires, expiration, expiring, valid thru, valid until, good thru, valid through, exp date, expire, gultig bis, ablaufdatum, " +
    "expirydate, valable jusqu, caducidad, vencimiento, scadenza, validade, vervaldatum, mm yy",
  pin: "pin, pins, pin code, pincode, pin number, passcode, geheimzahl, code pin, access code, codice pin",
  age: "age, aged, ages, turned, turns, turning, alter, edad, tiene, eta, age de, agee, agee de, leeftijd, idade, alder, wiek, ikä",
  birth:
    "born, birth, dob, birthday, birthdate, birthdates, date of birth, of birth, bday, d o b, geboren, geburtsdatum, geburtstag, geb, naissance, ne le, nee le, nacido, " +
    "nacida, nacimiento, nato, nata, nascita, nascimento, nascido, nascida, geboortedatum, fodselsdato, fodt, fodd, fodelsedatum, syntymaaika, " +
    "syntynyt, urodzony, urodzona, urodzenia, narozen, narozena, narozeni, született, dateofbirth, 生年月日, 出生, 生日",
  passport:
    "passport, passport number, passport no, passports, reisepass, passeport, pasaporte, passaporto, paspoort, passaporte, passnummer, pass nr, 护照",
  driver:
    "driver license, driver licence, drivers license, drivers licence, s license, s licence, driver s, driving license, driving licence, dl, dln, driver id, " +
    "license number, licence number, license no, license id, licence no, drivers, fuhrerschein, de conduire, rijbewijs, di guida, de conducir, driverlicense, driving permit",
  student:
    "student id, student number, student no, student identification, matriculation number, matriculation, matrikelnummer, matrikel, studentid, campus id, university id, " +
    "student card, numero etudiant, etudiant, studentnummer, uin, enrollment number, enrolment number, student s, learner id",
  medical:
    "mrn, medical record, record number, patient id, patient number, chart number, hospital number, health record, patient identifier, medicalrecordnumber, " +
    "patientennummer, dossier medical, patient no, patient mrn",
  caHealth:
    "health card, ohip, phn, ramq, health number, msp, health insurance, carte soleil, assurance maladie, personal health, care card, carecard, ahcip, medicare number, healthcard",
  vin: "vin, vehicle identification, chassis, fin, fahrgestellnummer, telaio, chasis, vehicle id",
  bank: "swift, bic, swift code, bic code, swiftcode, iban, bank, wire, swift bic, banque, banco, banca",
  vat: "vat, ust idnr, ustid, ust id, tva, iva, btw, vat id, moms, mwst, uid nummer, uid, cvr, ico, dic",
  password:
    "password, passwd, pwd, passphrase, passwort, kennwort, de passe, contrasena, senha, wachtwoord, losenord, haslo, heslo, passwords, " +
    "adgangskode, passord, salasana, parola, пароль, 密码, 密碼, パスワード, 비밀번호, pass word, user pass",
  username:
    "username, user name, userid, user id, login, login name, login id, screen name, nickname, account name, usernames, benutzername, d utilisateur, de usuario, usuario, nome utente, " +
    "gebruikersnaam, anvandarnamn, uzytkownika, brukernavn, brugernavn, login as, 用户名",
  /** Names follow only with `@`, or a verb. */
  handle:
    "handle, twitter, instagram, telegram, github, tiktok, mastodon, slack, discord, logged in, log in, signed in, sign in, follow",
  plate:
    "plate, plates, plate number, number plate, license plate, licence plate, registration plate, vehicle registration, registration, rego, kennzeichen, " +
    "immatriculation, targa, kenteken, matricula, placa, nummerschild, vrn, tag number, registration number, reg no, registration no, reg number, licenseplate",
  month:
    "january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, " +
    "januar, februar, marz, mai, juni, juli, oktober, dezember, janvier, fevrier, mars, avril, juin, juillet, aout, septembre, octobre, novembre, decembre, " +
    "enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre, diciembre, gennaio, febbraio, aprile, maggio, giugno, luglio, " +
    "settembre, ottobre, dicembre, januari, februari, maart, mei, augustus, janeiro, fevereiro, marco, maio, junho, julho, setembro, outubro, dezembro",
} as const;

/** Names of one country's own numbers: only that country's check digits are tried. */
const nationalPhrases: Readonly<Record<string, string>> = {
  AT: "svnr, sozialversicherungsnummer, sv nummer, versicherungsnummer",
  BE: "rijksregisternummer, registre national, nationaal nummer, numero national, nn, rrn, insz, niss",
  BG: "egn, егн",
  CH: "ahv, avs, ahv nummer, ahvn13, navs",
  CY: "cyprus tin, tic",
  CZ: "rodne cislo, rodneho cisla, rc, birth number",
  DE: "steuer id, steueridentifikationsnummer, idnr, id nr, steuernummer, steuerliche identifikationsnummer, identifikationsnummer, steuer identifikationsnummer, idnummer",
  DK: "cpr, cpr nummer, personnummer dk",
  EE: "isikukood",
  ES: "dni, nif, nie, nuss, cif",
  FI: "hetu, henkilotunnus, y tunnus, sotu",
  FR: "nir, numero fiscal, securite sociale, spi, insee, numero securite",
  GR: "amka, afm, αμκα, αφμ",
  HR: "oib, jmbg",
  HU: "taj, adoazonosito, szemelyi azonosito, taj szam, szemelyi szam",
  IE: "pps, ppsn, pps number, pps no",
  IT: "codice fiscale, partita iva, p iva",
  LT: "asmens kodas, asmens",
  LU: "matricule, matricule nationale, numero matricule",
  LV: "personas kods, personas",
  MT: "maltese id, malta id",
  NL: "bsn, burgerservicenummer, sofinummer, sofi nummer, rsin",
  NO: "fodselsnummer, fodselsnr, fnr",
  PL: "pesel, nip",
  PT: "nif pt, contribuinte, numero de contribuinte, de contribuinte",
  RO: "cnp, cod numeric, numeric personal",
  SE: "personnummer, samordningsnummer, personnr",
  SI: "emso, davcna stevilka",
  SK: "rodne cislo sk",
};

export type ContextKind = keyof typeof phrases;

/** A kind's number stands in a hit's lowest bits, the country's in those above. */
const kindNames = ["", ...Object.keys(phrases)] as readonly (ContextKind | "")[];
const countryNames: readonly string[] = ["", ...Object.keys(nationalPhrases)];

export function kindOf(hit: number): ContextKind | "" {
  return kindNames[hit & 63] ?? "";
}

/** Empty where the words fit any country. */
export function countryOf(hit: number): string {
  return countryNames[hit >> 6] ?? "";
}

/** Small letters without accents, by code unit, for the scripts whose words are looked up; 0 for what is no letter. */
export const folded = new Uint16Array(0x600);
for (let unit = 0x41; unit < folded.length; unit++) {
  const character = String.fromCharCode(unit);
  if (/\p{L}/u.test(character)) folded[unit] = character.toLowerCase().normalize("NFD").charCodeAt(0);
}

// Letters that Unicode doesn't take apart.
for (const [letter, plain] of ["øo", "Øo", "łl", "Łl", "đd", "Đd", "ßs", "æa", "Æa", "ıi"].map((pair) => pair.split(""))) {
  folded[letter?.charCodeAt(0) ?? 0] = plain?.charCodeAt(0) ?? 0;
}

export const emptyHash = 0x811c9dc5 | 0;

/** FNV-1a over folded letters. */
export const addToHash = (hash: number, letter: number): number => Math.imul(hash ^ letter, 0x01000193);

export const joinHashes = (first: number, second: number): number => Math.imul(first ^ 0x5bd1e995, 0x01000193) ^ second;

/** A word of a script without spaces is one character. */
export const isIdeograph = (unit: number): boolean => (unit >= 0x3040 && unit < 0xa000) || (unit >= 0xac00 && unit < 0xd7a4);

/** Hashes in open addressing: a slot's hash, and its hit or 0. */
const slotCount = 4096;
const slotHashes = new Int32Array(slotCount);
const slotHits = new Int16Array(slotCount);

/** The hit that a word's or a pair's hash stands for, 0 for none. */
export function lookUp(hash: number): number {
  for (let slot = (hash ^ (hash >>> 15)) & (slotCount - 1); ; slot = (slot + 1) & (slotCount - 1)) {
    const hit = slotHits[slot] ?? 0;
    if (hit === 0 || slotHashes[slot] === hash) return hit;
  }
}

for (const [index, list] of Object.values(phrases).entries()) addPhrases(list, index + 1);
const nationalKind = Object.keys(phrases).indexOf("nationalId") + 1;
for (const [index, list] of Object.values(nationalPhrases).entries()) addPhrases(list, nationalKind | ((index + 1) << 6));

/** A phrase that two lists have keeps the first's meaning. */
function addPhrases(list: string, hit: number): void {
  for (const phrase of list.split(", ")) {
    const hash = wordsOf(phrase)
      .slice(-2)
      .map(hashWord)
      .reduce((first, second) => joinHashes(first, second));
    let slot = (hash ^ (hash >>> 15)) & (slotCount - 1);
    while ((slotHits[slot] ?? 0) !== 0 && slotHashes[slot] !== hash) slot = (slot + 1) & (slotCount - 1);
    if ((slotHits[slot] ?? 0) !== 0) continue;
    slotHashes[slot] = hash;
    slotHits[slot] = hit;
  }
}

function wordsOf(phrase: string): string[] {
  return phrase.split(" ").flatMap((word) => (isIdeograph(word.charCodeAt(0)) ? word.split("") : [word]));
}

function hashWord(word: string): number {
  let hash = emptyHash;
  for (let i = 0; i < word.length; i++) {
    const unit = word.charCodeAt(i);
    if (isIdeograph(unit)) return addToHash(emptyHash, unit);
    const letter = folded[unit] ?? 0;
    if (letter !== 0) hash = addToHash(hash, letter);
  }
  return hash;
}

/** Whether `word`, folded, is the name of a month or its short form. */
export function isMonth(word: string): boolean {
  return kindOf(lookUp(hashWord(word))) === "month";
}
