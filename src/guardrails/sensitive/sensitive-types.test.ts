import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { findSensitive } from "../../../test/support/find-sensitive.ts";
import { sensitiveTypes, sensitiveTypeNames } from "./sensitive-types.ts";
import type { SensitiveType, SensitiveTypeName } from "./sensitive-types.ts";

/** Text in which each part between ‹ and › is of the type, and nothing else is anything. */
const found: Readonly<Partial<Record<SensitiveTypeName, readonly string[]>>> = {
  AGE: ["I am ‹34› years old", "a ‹34›-year-old man", "aged ‹7›", "Age: ‹61›", '{"age": ‹61›}', "edad: ‹40› años", "Maria Lopez, ‹34›, was seen"],
  CA_HEALTH_NUMBER: ["OHIP ‹1234-567-890-AB›", "health card number: ‹9876 543 217›", "carte soleil ‹LAPM 1234 5678›"],
  CA_SOCIAL_INSURANCE_NUMBER: ["SIN: ‹046 454 286›", "social insurance number ‹130692544›", '"sin": "‹130-692-544›"'],
  CREDIT_DEBIT_CARD_CVV: ["cvv: ‹123›", "the security code is ‹4321›.", '"cvc":"‹999›"'],
  CREDIT_DEBIT_CARD_EXPIRY: ["expires ‹03/27›", "valid thru: ‹11/2028›", "exp. date ‹2028-11›", "my card, ‹03/27›, was declined"],
  CREDIT_DEBIT_CARD_NUMBER: ["maestro card ‹501800000009›", "4,‹4111111111111111›,x", "‹213100000000001›", "card: ‹411111 1111111111›", '"cc": "‹6011-1111-1111-1117›"', "‹30569309025904›"],
  DATE_OF_BIRTH: [
    "born on ‹12 March 1980›", "DOB: ‹03/12/1980›", '"dateOfBirth": "‹1980-03-12›"', "born ‹March 12th, 1980›.", "geboren am ‹12. März 1980›",
    "née le ‹12/03/1980›", "nacido el ‹12 de marzo de 1980›", "date of birth ‹19800312›", "dob ‹12-Mar-80›",
  ],
  DRIVER_ID: ["driver's license ‹D1234567›", "DL# ‹123456789›", "driving licence ‹MORGA657054SM9IJ›", "Führerschein Nr. ‹B072RRE2155›", "license number ‹F255-9215-0094›"],
  EU_NATIONAL_ID: [
    "DNI ‹12345678Z›", "‹12345678-Z›", "NIE ‹X1234567L›", "codice fiscale ‹RSSMRA85T10A562S›", "BSN ‹111222333›", "PESEL: ‹44051401359›",
    "‹811218-9876›", "HETU ‹131052-308T›", "fødselsnummer ‹01010750160›", "rodné číslo ‹736028/5163›", "NIR ‹2 55 08 14 168 025 38›",
    "‹255081416802538›", "AHV ‹756.9217.0769.85›", "rijksregisternummer ‹85.07.30-033.28›", "isikukood ‹37605030299›", "asmens kodas ‹33309240064›",
    "ЕГН ‹7523169263›", "CNP ‹1630615123457›", "EMŠO ‹0101006500006›", "ΑΜΚΑ ‹01013099997›", "PPS number ‹1234567T›", "SVNR ‹1237 010180›",
    "CPR ‹211062-5629›", "personas kods ‹161175-19997›", "TAJ ‹111 111 110›", "‹1893120105732›",
  ],
  EU_TAX_NUMBER: [
    "Steuer-ID ‹86 095 742 719›", "IdNr. ‹86095742719›", "NIP ‹123-456-32-18›", "NIF PT ‹501964843›", "OIB: ‹33392005961›", "ΑΦΜ ‹094259216›",
    "VAT ‹DE136695976›", "‹ATU13585627›", "‹FR40303265045›", "VAT no. ‹GB 980 7806 84›", "‹NL004495445B01›", "‹CHE-116.281.710›", "partita IVA ‹00743110157›",
    "‹ESA78304516›", "‹SE556188840401›", "‹PL8567346215›", "‹BE0428759497›", "‹DK13585628›", "‹IE6433435F›", "‹LU15027442›", "‹PT501964843›",
  ],
  INTERNATIONAL_BANK_ACCOUNT_NUMBER: ["‹DE89 3704 0044 0532 0130 00›", "iban=‹GB82WEST12345698765432›;", "‹FR76 3000 6000 0112 3456 7890 189›", "‹nl91abna0417164300›", '"‹NO9386011117947›"'],
  LICENSE_PLATE: ["license plate ‹7ABC123›", "number plate is ‹AB12 CDE›", "Kennzeichen: ‹B-MW 1234›", "plate ‹AA-123-BB› was", '"licensePlate": "‹ABC-1234›"'],
  MAC_ADDRESS: ["‹00:1a:2b:3c:4d:5e› up", "‹00-1A-2B-3C-4D-5E›", "‹001a.2b3c.4d5e›"],
  MEDICAL_RECORD_NUMBER: ["MRN: ‹1234567›", "medical record number ‹A-123456›", '"patientId": "‹00123456›"'],
  PASSWORD: [
    "my password is ‹Tr0ub4dor&3›.", "pwd: ‹hunter2›", '{"password": "‹correct-horse9›"}', "PASSWORD=‹s3cr3t!x›", "contraseña: ‹Hola123!›", "mot de passe : ‹Secr3t!›",
    "Passwort: ‹Geheim#1›", "set my password to ‹qwerty081›", "password for the router is ‹abc123xyz›", "password: '‹swordfish›'",
  ],
  PHONE: [
    "‹06 12 34 56 78›", "‹(0)20 7946 0958›", "‹0171/1234567›", "‹020 7946 0958›", "‹555-0123›", "phone ‹5551234567x123›", "‹+1-555-123-4567 ext. 12›",
    "‹(11) 91234-5678›", "‹138 1234 5678›", "teléfono ‹612 345 678›", "тел. ‹84951234567›", "电话‹13812345678›", "‹123-456-7890›", "‹03-1234-5678›",
  ],
  PIN: ["PIN: ‹4821›", "my pin is ‹482190›", "pin_code=‹4821›"],
  STUDENT_ID: ["student ID ‹12345678›", "student number: ‹s1234567›", "Matrikelnummer ‹1234567›"],
  SWIFT_CODE: ["SWIFT: ‹DEUTDEFF›", "BIC ‹NEDSZAJJ›", "‹DEUTDEFFXXX›"],
  UK_NATIONAL_HEALTH_SERVICE_NUMBER: ["NHS number ‹943 476 5919›", "nhs: ‹9434765919›"],
  UK_NATIONAL_INSURANCE_NUMBER: ["‹AB123456C›", "NI ‹AB 12 34 56 C›, please"],
  UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER: ["UTR ‹1234567890›", "unique taxpayer reference: ‹12345 67890›"],
  URL: ["see ‹https://example.com/a?b=c›.", "(‹http://example.org/x_(y)›)", "‹www.example.de›!", "‹example.com›, or", "‹bbc.co.uk/news›", "at ‹http://localhost:8080›;"],
  USERNAME: ["username: ‹jdoe42›", "login: ‹j.doe›", "on Twitter ‹@jdoe_1›", '"userName": "‹jdoe›"', "my username is ‹jane_d›"],
  US_BANK_ACCOUNT_NUMBER: ["account number ‹000123456789›", "acct: ‹12345678›", "bank account ‹1234-567890›"],
  US_BANK_ROUTING_NUMBER: ["routing number ‹021000021›", "ABA: ‹011401533›"],
  US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER: ["‹912-70-1234›", "ITIN ‹912701234›"],
  US_PASSPORT_NUMBER: ["passport number ‹C12345678›", "my passport is ‹123456789›."],
  US_SOCIAL_SECURITY_NUMBER: ["ssn ‹900-12-3456›", "SSN: ‹666 12 3456›", "x,‹123-45-6789›,y"],
  VEHICLE_IDENTIFICATION_NUMBER: ["‹1HGCM82633A004352›", "VIN ‹WVWZZZ1JZXW000001›"],
  PROVIDER_TOKEN: ["‹glpat-abcDEF123456ghijKL78›", "‹AIzaSyA1234567890abcdefghijklmnopqrstuv›", "‹dapi0123456789abcdef0123456789abcdef›", "‹figd_abcDEF123456-ghijkl789mnoPQRSTuv›"],
}; // prettier-ignore

test("each type is found in sentences, forms, JSON and lists, and nothing else with it", () => {
  for (const [type, lines] of Object.entries(found)) {
    for (const line of lines) {
      const text = line.replace("‹", "").replace("›", "");
      const value = line.slice(line.indexOf("‹") + 1, line.indexOf("›"));
      assert.deepEqual(findSensitive(text), [`${type} ${value}`], line);
    }
  }
});

test("in a table the first line names the values of each column", () => {
  const csv =
    "name,dob,ssn,account_number,phone\nJane,1980-03-12,123456789,00012345678,0487066535\nJoe,1981-03-12,987654321,00012345679,0487066536\n";
  const expected = [
    "DATE_OF_BIRTH 1980-03-12", "US_SOCIAL_SECURITY_NUMBER 123456789", "US_BANK_ACCOUNT_NUMBER 00012345678", "PHONE 0487066535",
    "DATE_OF_BIRTH 1981-03-12", "US_SOCIAL_SECURITY_NUMBER 987654321", "US_BANK_ACCOUNT_NUMBER 00012345679", "PHONE 0487066536",
  ]; // prettier-ignore
  assert.deepEqual(findSensitive(csv), expected);
  const markdown = "| Name | PIN | Order |\n|---|---|---|\n| Jane | 4821 | 1234 |\n\nAnd 4822 is a number.";
  assert.deepEqual(findSensitive(markdown), ["PIN 4821"]);
});

test("numbers that only look like one, and words that name none, are left alone", () => {
  const harmless = [
    "order number 123456789, invoice 12345678901, ticket 4111111111111112",
    "DE88 3704 0044 0532 0130 00 and GB82WEST12345698765433",
    "NHS number 9434765918",
    "1HGCM82633A004353 and 1HGCM82633A00435O",
    "12345678A, X1234567A, RSSMRA85T10A562T, QQ123456C, AB123456E",
    "commit 3f786850e387550fdab836ed7e6dc881de23001b, uuid 550e8400-e29b-41d4-a716-446655440000",
    "at 1700000000000 ms, 2024-05-06T12:30:45Z, line 1234, port 8080, ISBN 978-3-16-148410-0",
    "the password is required and must be 8 characters; password: string; password = getPassword(); password: ${PASSWORD}",
    "username: string, username = request.user; the username is required",
    "max-age=60, page 34, in 34 years, 34 days old, section 12/27, version 1.2.3.4",
    "routing 021000022, SIN 046 454 287, a pin in slot 12, PIN 5 of the chip",
    "os.path.join, self.name, README.md, System.Net, ASP.NET, file.de, e.g. this",
    "DATABASE and SOFTWARE are eight letters; swift as the wind",
    "01 02 03 04 05, 01.02.2024, 10.12.2024 10:30",
    "born in 1980 in March; the plate was empty; a registration form from 2024",
    "passport photos cost 12; student ID cards; driver version 535.129.03",
    "1.1.1 Introduction\n4.2.6.1 Matching",
    "00:11:22 and 12-34-56-78-90-12",
  ];
  for (const text of harmless) assert.deepEqual(findSensitive(text), [], text);
});

test("every type has a class, says how it is made out, and restricted ids have an overlay", () => {
  for (const name of sensitiveTypeNames) {
    const { dataClass, matched, overlays, sought }: SensitiveType = sensitiveTypes[name];
    assert.ok(matched.length > 10);
    if (/NUMBER|NATIONAL_ID|DRIVER|BIRTH/.test(name) && dataClass === "restricted") assert.ok(overlays.length > 0, name);
    if (dataClass === "public") assert.equal(sought, "if-named");
  }
});

test("the project's own documents hold nothing but addresses and examples", () => {
  const docs = new URL("../../../docs/", import.meta.url);
  const isExample = (line: string): boolean => /^(?:URL|EMAIL|IP_ADDRESS) |123-45-6789|4111 ?1111/.test(line);
  let words = 0;
  let wrong = 0;
  for (const file of readdirSync(docs, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".md") || file.endsWith("guardrails.md")) continue;
    const text = readFileSync(new URL(file, docs), "utf8");
    words += text.split(/\s+/).length;
    wrong += findSensitive(text).filter((line) => !isExample(line)).length;
  }
  assert.ok(words > 5000);
  assert.ok(wrong <= words / 2000, `${String(wrong)} in ${String(words)} words`);
});
