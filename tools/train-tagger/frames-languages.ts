/** Frames in other languages, by the prefix of the faker locales that fill them. Also plain sentences, after "=": without entities. */
const lines = (text: string): readonly string[] => text.trim().split("\n");

export const languageFrames: Readonly<Record<string, readonly string[]>> = {
  de: lines(`
[Hallo|Guten Tag|Hi], [mein Name ist|ich heiße|ich bin] {name}[.| und ich wohne in {place}.| und arbeite bei {org}.]
[Sehr geehrter Herr|Sehr geehrte Frau|Liebe Frau|Lieber Herr|Guten Tag Herr] {last},[\\n\\n| ]ich habe eine Frage zu meiner Rechnung.
[Liebe|Lieber|Hallo] {first},[\\n| ]vielen Dank für deine Nachricht.
[Mit freundlichen Grüßen|Viele Grüße|Beste Grüße|Herzliche Grüße|Liebe Grüße|LG|MfG][\\n|, |,\\n]{name}
Ich wohne in der {street} in {city}.
Ich wohne in {place}, arbeite aber in {place}.
Meine Adresse [lautet|ist]: {addr}
Bitte senden Sie das Paket an {name}, {addr}.
Wir sind umgezogen: {addr}.
Die Firma {org} [hat|sucht|bietet] einen neuen Standort in {place}.
{org} [hat|will|wird] in {place} ein neues Werk bauen.
Er arbeitet [bei|für] {org} in {city}.
Herr {last} [ist|war|kommt] heute nicht im Büro.
Frau {title} {last} [ist|war] nicht erreichbar.
Gestern habe ich {name} in {place} getroffen.
{name} wurde {year} in {place} geboren.
{name} ist ein deutscher Schauspieler aus {place}.
Der Vertrag zwischen {org} und {name} wurde unterschrieben.
[Name|Kunde|Patient|Ansprechpartner|Mieter|Versicherter]: {name}\\n[Adresse|Anschrift]: {addr}\\n[Telefon|Tel.]: {phone}
Vorname: {first}\\nNachname: {last}\\n[Ort|Wohnort|Stadt]: {city}\\nLand: {country}
Straße: {street}\\nPLZ: {zip}\\nOrt: {city}
[Firma|Arbeitgeber|Unternehmen]: {org}
[Geburtsort|Wohnort]: {city}
Der Patient {name} wurde am {date} in {org} aufgenommen.
Können Sie {first} sagen, dass ich später komme?
{first} und {first} fahren am Montag nach {place}.
Fahren Sie von {place} nach {place} mit dem Zug?
In {place} regnet es seit Tagen.
"Das ist gut", sagte {name}, Sprecher von {org}.
Die Polizei in {place} sucht {name}.
Rechnung an: {org}, {addr}
Treffen wir uns in der {street}?
=Die [Rechnung|Lieferung|Bestellung|Versicherung|Regierung|Zeitung|Wohnung|Arbeit|Schule|Stadt|Straße|Frage|Antwort|Maschine|Heizung] ist [neu|alt|gut|kaputt|teuer|fertig|zu spät].
=Der [Vertrag|Hund|Computer|Drucker|Zug|Termin|Lehrer|Arzt|Kaffee|Kuchen|Schlüssel|Garten|Winter|Bericht|Fehler] [kommt|ist|war|bleibt] am [Montag|Freitag|Abend|Morgen].
=Das [Auto|Haus|Kind|Buch|Wetter|Essen|Problem|Paket|Programm|Ergebnis|Konto|Passwort|Formular|Gesetz] [ist|war|wird] heute [gut|schlecht|neu|wichtig].
=Ich brauche [Hilfe|Informationen|einen Termin|eine Rechnung|mehr Zeit|das Formular] [für|wegen] [die Reise|das Projekt|den Urlaub|die Prüfung].
=Können Sie mir bitte [das Passwort|den Vertrag|die Unterlagen|die Rechnung|eine Bestätigung] schicken?
=Vielen Dank für Ihre [Nachricht|Bestellung|Geduld|Anfrage|Hilfe|Unterstützung|Bewerbung].
=Am [Montag|Dienstag|Samstag] gibt es im [Büro|Garten|Hotel|Museum|Restaurant] [Kuchen|Musik|eine Feier|ein Treffen].
=[Mit freundlichen Grüßen|Viele Grüße|Sehr geehrte Damen und Herren,|Guten Morgen,|Hallo zusammen,]
=Im [Januar|März|Sommer|Winter|Herbst] steigen die [Preise|Kosten|Temperaturen] [in den Bergen|im Norden|an der Küste].
=Die Entwicklung der Wirtschaft und der Arbeitsmarkt in der Krise sind ein Thema der Sitzung.
=Bitte Name, Anschrift und Telefonnummer angeben.
=Diese Funktion gibt den Wert der Variablen zurück und prüft den Typ des Arguments.
`),
  fr: lines(`
[Bonjour|Salut|Bonsoir], je [m'appelle|suis] {name}[.| et j'habite à {place}.| et je travaille chez {org}.]
[Cher|Chère|Bonjour] {first},[\\n\\n| ]merci pour ton message.
[Monsieur|Madame|Cher Monsieur|Chère Madame|M.|Mme] {last},[\\n\\n| ]je vous écris au sujet de ma facture.
[Cordialement|Bien à vous|Sincères salutations|Amitiés|À bientôt|Bises],[\\n| ]{name}
J'habite [au|] {street} à {city}.
J'habite à {place} mais je travaille à {place}.
Mon adresse est {addr}.
[Nom|Client|Patient|Locataire]: {name}\\nAdresse: {addr}\\nTéléphone: {phone}
Prénom: {first}\\nNom: {last}\\nVille: {city}\\nPays: {country}
Code postal: {zip}\\nVille: {city}
[Société|Entreprise|Employeur]: {org}
Veuillez envoyer le colis à {name}, {addr}.
La société {org} a ouvert un bureau à {place}.
{org} a annoncé mardi la vente de son usine de {place}.
{name} est un acteur français né à {place} en {year}.
{name}, {num} ans, habite à {place}.
J'ai rencontré {name} à {place} la semaine dernière.
Le contrat entre {org} et {name} a été signé le {date}.
M. {last} [est|sera] absent lundi.
Le docteur {last} vous attend à {time}.
{first} et {first} partent à {place} demain.
Il travaille [chez|pour] {org} à {city}.
Est-ce que {first} est arrivé à {place} ?
« C'est bien », a dit {name}, directeur de {org}.
Rendez-vous {street}, {city}.
Le train de {place} à {place} est en retard.
=La [facture|commande|livraison|réunion|maison|voiture|réponse|question|ville|porte] est [arrivée|perdue|neuve|chère|en retard].
=Le [contrat|chien|train|rendez-vous|médecin|colis|problème|livre|jardin|café] [est|était] [bon|grand|cassé|prêt|ici].
=Pouvez-vous [m'envoyer|vérifier|corriger|traduire] [le contrat|la facture|ce texte|mon dossier] s'il vous plaît ?
=Merci [pour votre aide|de votre réponse|beaucoup|d'avance].
=[Cordialement|Bonjour à tous|Madame, Monsieur|Bonne journée|Joyeux Noël],
=Les [enfants|prix|résultats|étudiants|voisins] sont [contents|élevés|bons|absents] en [janvier|mars|été|hiver].
=J'ai besoin d'un [rendez-vous|conseil|document|billet] pour [lundi|vendredi|demain].
=Nous avons mangé du fromage français et bu du vin italien.
=Quelle est votre adresse et quel est votre nom ?
`),
  es: lines(`
[Hola|Buenos días|Buenas tardes], [me llamo|mi nombre es|soy] {name}[.| y vivo en {place}.| y trabajo en {org}.]
[Querido|Querida|Hola|Estimado|Estimada] {first}:[\\n\\n| ]gracias por tu mensaje.
[Estimado señor|Estimada señora|Sr.|Sra.] {last},[\\n\\n| ]le escribo por mi factura.
[Saludos|Atentamente|Un abrazo|Un saludo|Cordialmente],[\\n| ]{name}
Vivo en la {street} de {city}.
Vivo en {place} pero trabajo en {place}.
Mi dirección es {addr}.
[Nombre|Cliente|Paciente|Titular]: {name}\\n[Dirección|Domicilio]: {addr}\\nTeléfono: {phone}
Nombre: {first}\\nApellidos: {last}\\n[Ciudad|Localidad]: {city}\\nPaís: {country}
Código postal: {zip}\\nCiudad: {city}
[Empresa|Compañía]: {org}
Por favor envíe el paquete a {name}, {addr}.
La empresa {org} abrió una oficina en {place}.
{org} anunció el martes la compra de {org}.
{name} es un actor español nacido en {place} en {year}.
Ayer conocí a {name} en {place}.
El contrato entre {org} y {name} fue firmado el {date}.
El doctor {last} no está hoy.
{first} y {first} viajan a {place} mañana.
Trabaja [para|en] {org} en {city}.
¿Conoces a {name}?
¿Dónde vive {first}?
La señora {last} llamó desde {place}.
El tren de {place} a {place} sale a las {time}.
"Es bueno", dijo {name}, director de {org}.
=La [factura|casa|reunión|puerta|respuesta|pregunta|ciudad|comida] [es|está|fue] [nueva|cara|buena|lista|perdida].
=El [contrato|perro|tren|médico|paquete|problema|libro|jardín|café] [es|está|era] [bueno|grande|roto|listo|aquí].
=¿Puede [enviarme|revisar|corregir|traducir] [el contrato|la factura|este texto|mi pedido] por favor?
=[Gracias por su ayuda|Muchas gracias|Saludos cordiales|Feliz Navidad|Buenos días a todos].
=Necesito [ayuda|una cita|un documento|más tiempo] para el [lunes|viernes|proyecto|viaje].
=¿Cuál es su nombre y su dirección?
=En [enero|verano|invierno] suben los precios de la comida española.
`),
  it: lines(`
[Ciao|Buongiorno|Salve], [mi chiamo|sono|il mio nome è] {name}[.| e vivo a {place}.| e lavoro per {org}.]
[Caro|Cara|Ciao|Gentile] {first},[\\n\\n| ]grazie per il tuo messaggio.
[Gentile signor|Gentile signora|Egregio dottor|Sig.|Dott.] {last},[\\n\\n| ]le scrivo per la mia fattura.
[Cordiali saluti|Distinti saluti|A presto|Un abbraccio],[\\n| ]{name}
Abito in {street} a {city}.
Abito a {place} ma lavoro a {place}.
Il mio indirizzo è {addr}.
[Nome|Cliente|Paziente]: {name}\\nIndirizzo: {addr}\\nTelefono: {phone}
Nome: {first}\\nCognome: {last}\\nCittà: {city}\\nPaese: {country}
CAP: {zip}\\nCittà: {city}
[Azienda|Società|Datore di lavoro]: {org}
La società {org} ha aperto una sede a {place}.
{name} è un attore italiano nato a {place} nel {year}.
Ieri ho visto {name} a {place}.
Il contratto tra {org} e {name} è stato firmato.
{first} e {first} vanno a {place} domani.
Il treno da {place} a {place} è in ritardo.
Per favore spedite il pacco a {name}, {addr}.
=La [fattura|casa|riunione|porta|risposta|domanda|città] è [nuova|cara|buona|pronta].
=Il [contratto|cane|treno|medico|pacco|problema|libro|giardino] è [buono|grande|rotto|pronto].
=[Grazie per il suo aiuto|Grazie mille|Cordiali saluti|Buon Natale|Buongiorno a tutti].
=Può [inviarmi|controllare|tradurre] [il contratto|la fattura|questo testo] per favore?
=Qual è il suo nome e il suo indirizzo?
`),
  pt: lines(`
[Olá|Oi|Bom dia|Boa tarde], [meu nome é|me chamo|sou o|sou a|eu sou] {name}[.| e moro em {place}.| e trabalho na {org}.]
[Caro|Cara|Querida|Olá] {first},[\\n\\n| ]obrigado pela mensagem.
[Prezado Sr.|Prezada Sra.|Senhor|Senhora|Dona] {last},[\\n\\n| ]escrevo sobre a minha fatura.
[Atenciosamente|Abraços|Cumprimentos|Um abraço],[\\n| ]{name}
Moro na {street} em {city}.
O meu endereço é {addr}.
[Nome|Cliente|Paciente]: {name}\\n[Endereço|Morada]: {addr}\\nTelefone: {phone}
Nome: {first}\\nSobrenome: {last}\\nCidade: {city}\\nPaís: {country}
CEP: {zip}\\nCidade: {city}
Empresa: {org}
A empresa {org} abriu um escritório em {place}.
{name} é um ator brasileiro nascido em {place} em {year}.
Ontem encontrei {name} em {place}.
{first} e {first} viajam para {place} amanhã.
Por favor envie o pacote para {name}, {addr}.
=A [fatura|casa|reunião|porta|resposta|pergunta|cidade] [é|está] [nova|cara|boa|pronta].
=O [contrato|cachorro|médico|pacote|problema|livro|jardim] [é|está] [bom|grande|pronto|aqui].
=[Muito obrigado|Obrigada pela ajuda|Feliz Natal|Bom dia a todos].
=Qual é o seu nome e o seu endereço?
`),
  nl: lines(`
[Hallo|Hoi|Goedemorgen|Beste], [mijn naam is|ik ben|ik heet] {name}[.| en ik woon in {place}.| en ik werk bij {org}.]
[Beste|Hoi|Lieve|Geachte heer|Geachte mevrouw] {last},[\\n\\n| ]bedankt voor uw bericht.
[Met vriendelijke groet|Groetjes|Hartelijke groeten],[\\n| ]{name}
Ik woon in {place} maar werk in {place}.
Mijn adres is {addr}.
Ik woon aan de {street} in {city}.
[Naam|Klant|Patiënt]: {name}\\nAdres: {addr}\\nTelefoon: {phone}
Voornaam: {first}\\nAchternaam: {last}\\n[Plaats|Woonplaats]: {city}\\nLand: {country}
Postcode: {zip}\\nPlaats: {city}
[Bedrijf|Werkgever]: {org}
Het bedrijf {org} heeft een kantoor in {place}.
{name} is een Nederlandse acteur uit {place}.
Gisteren heb ik {name} gezien in {place}.
{first} en {first} gaan morgen naar {place}.
Stuur het pakket naar {name}, {addr}.
=De [rekening|auto|vergadering|deur|vraag|stad] is [nieuw|duur|goed|klaar].
=Het [huis|contract|boek|probleem|kind|pakket] is [goed|groot|kapot|klaar].
=[Bedankt voor uw hulp|Dank je wel|Vrolijk kerstfeest|Goedemorgen allemaal].
=Wat is uw naam en adres?
`),
  pl: lines(`
[Dzień dobry|Cześć], [nazywam się|mam na imię|jestem] {name}[.| i mieszkam w {place}.]
Mieszkam przy {street}, {city}.
Mój adres to {addr}.
[Imię i nazwisko|Klient|Pacjent]: {name}\\nAdres: {addr}
Imię: {first}\\nNazwisko: {last}\\nMiasto: {city}
[Pozdrawiam|Z poważaniem],[\\n| ]{name}
Firma {org} otworzyła biuro w {place}.
{name} pracuje w {org}.
=[Dziękuję za pomoc|Proszę o fakturę|Dobry wieczór].
=Faktura jest nowa, ale dom jest stary.
`),
  tr: lines(`
[Merhaba|Selam], [benim adım|adım|ben] {name}[.| ve {place} şehrinde yaşıyorum.]
Adresim: {addr}
[Ad Soyad|Müşteri|Hasta]: {name}\\nAdres: {addr}
Ad: {first}\\nSoyad: {last}\\nŞehir: {city}
[Saygılarımla|Teşekkürler],[\\n| ]{name}
{name} dün {place} şehrine gitti.
=Teşekkür ederim, iyi günler.
`),
  sv: lines(`
[Hej|God morgon], [jag heter|mitt namn är] {name}[.| och jag bor i {place}.| och jag jobbar på {org}.]
Min adress är {addr}.
Namn: {name}\\nAdress: {addr}
[Vänliga hälsningar|Mvh|Hälsningar],[\\n| ]{name}
Förnamn: {first}\\nEfternamn: {last}\\nOrt: {city}
{name} arbetar på {org} i {place}.
=Tack för hjälpen, vi ses på måndag.
`),
  ru: lines(`
[Здравствуйте|Привет|Добрый день], меня зовут {name}[.| и я живу в городе {city}.| и я работаю в {org}.]
Мой адрес: {addr}
ФИО: {name}\\nАдрес: {addr}
Имя: {first}\\nФамилия: {last}\\nГород: {city}
[С уважением|Спасибо],[\\n| ]{name}
Вчера я встретил {name} в кафе.
{name} приехал в город {city}.
=Спасибо за помощь, всё хорошо. Пришлите, пожалуйста, счёт.
=Договор готов. Встреча в понедельник в офисе.
`),
};

/** The locales of faker whose names go with a language's frames. */
export const languageLocales: Readonly<Record<string, readonly string[]>> = {
  de: ["de", "de", "de_AT", "de_CH", "tr", "pl"],
  fr: ["fr", "fr", "fr_BE", "fr_CA", "fr_CH", "fr_LU", "fr_SN"],
  es: ["es", "es_MX"],
  it: ["it"],
  pt: ["pt_BR", "pt_PT"],
  nl: ["nl", "nl_BE"],
  pl: ["pl"],
  tr: ["tr"],
  sv: ["sv", "nb_NO", "da", "fi"],
  ru: ["ru"],
};
