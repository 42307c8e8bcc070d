import type { DataClass, Overlay } from "../../core/data-class.ts";

/** One type of sensitive text: what a sighting says about the call's data, and how it is made out. */
export interface SensitiveType {
  readonly dataClass: DataClass;
  readonly overlays: readonly Overlay[];
  readonly matched: string;
  /** What the HASH action hashes, so that one value written in two ways gives one hash. */
  readonly hashed: "lower-case" | "digits" | "as-is";
  /**
   * `always`: in every text, because what is seen raises the data class of the call; only types that are hardly ever mistaken.
   * `if-named`: where the guardrail names it.
   */
  readonly sought: "always" | "if-named";
}

const pii: readonly Overlay[] = ["pii"];
const phi: readonly Overlay[] = ["phi"];
const ferpa: readonly Overlay[] = ["ferpa"];
const none: readonly Overlay[] = [];

/** Every type that is made out by its structure. The order settles ties: of two that cover the same text the first names it. */
export const sensitiveTypes = {
  EMAIL: {
    dataClass: "internal",
    overlays: pii,
    matched: "local part @ domain with a top level",
    hashed: "lower-case",
    sought: "always",
  },
  PHONE: {
    dataClass: "internal",
    overlays: pii,
    matched:
      "+ or 00 and country code; North American groups; area code in parentheses; leading zero and groups; 7 to 12 digits after a word such as phone. With its extension",
    hashed: "digits",
    sought: "always",
  },
  US_SOCIAL_SECURITY_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "3-2-4 digits with an area, group and serial that are issued; after a word such as SSN any 3-2-4 or nine digits",
    hashed: "digits",
    sought: "always",
  },
  CREDIT_DEBIT_CARD_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched:
      "13 to 19 digits with an issuer's prefix and a right Luhn check digit, in customary groups; 12 for Maestro after a word such as card",
    hashed: "digits",
    sought: "always",
  },
  IP_ADDRESS: {
    dataClass: "internal",
    overlays: none,
    matched: "IPv4 and IPv6 that parse",
    hashed: "lower-case",
    sought: "always",
  },
  MAC_ADDRESS: {
    dataClass: "internal",
    overlays: none,
    matched: "six pairs of hexadecimal digits with colons or hyphens, or three fours with dots",
    hashed: "lower-case",
    sought: "always",
  },
  AWS_ACCESS_KEY: {
    dataClass: "restricted",
    overlays: none,
    matched: "AKIA, ASIA, ABIA or ACCA and 16 characters",
    hashed: "as-is",
    sought: "always",
  },
  AWS_SECRET_KEY: {
    dataClass: "restricted",
    overlays: none,
    matched: "40 mixed base64 characters after a word such as secret or aws",
    hashed: "as-is",
    sought: "always",
  },
  PRIVATE_KEY: {
    dataClass: "restricted",
    overlays: none,
    matched: "PEM block of a private key, also one cut short",
    hashed: "as-is",
    sought: "always",
  },
  JWT: { dataClass: "restricted", overlays: none, matched: "eyJ… and two or four dots", hashed: "as-is", sought: "always" },
  PROVIDER_TOKEN: {
    dataClass: "restricted",
    overlays: none,
    matched: "the prefix and length of well-known providers' tokens",
    hashed: "as-is",
    sought: "always",
  },
  CONNECTION_STRING: {
    dataClass: "restricted",
    overlays: none,
    matched: "scheme://user:password@host; Password= or AccountKey= in a list of settings",
    hashed: "as-is",
    sought: "always",
  },
  INTERNATIONAL_BANK_ACCOUNT_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "a country's length and right check digits (ISO 13616), with or without spaces",
    hashed: "as-is",
    sought: "always",
  },
  US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "3-2-4 digits that begin with 9 and have an assigned middle; nine digits after a word such as ITIN",
    hashed: "digits",
    sought: "always",
  },
  CA_SOCIAL_INSURANCE_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "nine digits with a right Luhn check digit after a word such as SIN",
    hashed: "digits",
    sought: "always",
  },
  UK_NATIONAL_HEALTH_SERVICE_NUMBER: {
    dataClass: "restricted",
    overlays: phi,
    matched: "ten digits with a right check digit after a word such as NHS or patient number",
    hashed: "digits",
    sought: "always",
  },
  UK_NATIONAL_INSURANCE_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "two letters that are given out, six digits, a letter from A to D",
    hashed: "as-is",
    sought: "always",
  },
  US_BANK_ROUTING_NUMBER: {
    dataClass: "confidential",
    overlays: pii,
    matched: "nine digits of a Federal Reserve district with a right check digit after a word such as routing or ABA",
    hashed: "digits",
    sought: "always",
  },
  EU_NATIONAL_ID: {
    dataClass: "restricted",
    overlays: pii,
    matched:
      "identity and social insurance numbers of European countries with right check digits: by themselves where letters or grouping are unmistakable, otherwise after a word such as BSN or PESEL",
    hashed: "as-is",
    sought: "always",
  },
  EU_TAX_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "tax numbers of European countries with right check digits, and VAT numbers with their country's prefix",
    hashed: "as-is",
    sought: "always",
  },
  VEHICLE_IDENTIFICATION_NUMBER: {
    dataClass: "confidential",
    overlays: pii,
    matched:
      "17 characters with a right check digit; without one after a word such as VIN, where the maker is not North American",
    hashed: "as-is",
    sought: "always",
  },
  MEDICAL_RECORD_NUMBER: {
    dataClass: "restricted",
    overlays: phi,
    matched: "5 to 16 digits, or letters and digits, right after a word such as MRN or patient ID",
    hashed: "as-is",
    sought: "always",
  },
  CA_HEALTH_NUMBER: {
    dataClass: "restricted",
    overlays: phi,
    matched: "9 to 12 digits, or letters and digits, right after a word such as OHIP or health card",
    hashed: "as-is",
    sought: "always",
  },
  PASSWORD: {
    dataClass: "restricted",
    overlays: none,
    matched: "what follows a word such as password and a sign or verb, and looks like no word of the language or of code",
    hashed: "as-is",
    sought: "if-named",
  },
  CREDIT_DEBIT_CARD_CVV: {
    dataClass: "restricted",
    overlays: pii,
    matched: "three or four digits right after a word such as CVV or security code",
    hashed: "digits",
    sought: "if-named",
  },
  CREDIT_DEBIT_CARD_EXPIRY: {
    dataClass: "confidential",
    overlays: pii,
    matched: "a month and year after a word such as expires, or MM/YY after one such as card",
    hashed: "digits",
    sought: "if-named",
  },
  PIN: {
    dataClass: "restricted",
    overlays: pii,
    matched: "four to eight digits right after a word such as PIN",
    hashed: "digits",
    sought: "if-named",
  },
  US_BANK_ACCOUNT_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "6 to 17 digits right after a word such as account number",
    hashed: "digits",
    sought: "if-named",
  },
  SWIFT_CODE: {
    dataClass: "internal",
    overlays: none,
    matched: "8 or 11 capitals with a country's code (ISO 9362) after a word such as SWIFT or bank, or with the branch XXX",
    hashed: "as-is",
    sought: "if-named",
  },
  US_PASSPORT_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "nine digits, or letters and digits, right after a word such as passport; other countries' passports too",
    hashed: "as-is",
    sought: "if-named",
  },
  DRIVER_ID: {
    dataClass: "restricted",
    overlays: pii,
    matched: "7 to 14 digits, or letters and digits, right after a word such as driver's license; the British form by itself",
    hashed: "as-is",
    sought: "if-named",
  },
  UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER: {
    dataClass: "restricted",
    overlays: pii,
    matched: "ten digits after a word such as UTR",
    hashed: "digits",
    sought: "if-named",
  },
  STUDENT_ID: {
    dataClass: "confidential",
    overlays: ferpa,
    matched: "5 to 14 digits, or letters and digits, right after a word such as student ID",
    hashed: "as-is",
    sought: "if-named",
  },
  LICENSE_PLATE: {
    dataClass: "confidential",
    overlays: pii,
    matched: "four to eight capitals and digits right after a word such as plate or registration number",
    hashed: "as-is",
    sought: "if-named",
  },
  DATE_OF_BIRTH: {
    dataClass: "confidential",
    overlays: pii,
    matched: "a whole date after a word such as born or DOB, in figures or with a month's name",
    hashed: "as-is",
    sought: "if-named",
  },
  AGE: {
    dataClass: "internal",
    overlays: pii,
    matched: "the number in: aged 34, age: 34, 34 years old, 34-year-old",
    hashed: "digits",
    sought: "if-named",
  },
  USERNAME: {
    dataClass: "internal",
    overlays: pii,
    matched: "the name after a word such as username, login or handle and a sign or verb",
    hashed: "lower-case",
    sought: "if-named",
  },
  URL: {
    dataClass: "public",
    overlays: none,
    matched: "a scheme and host; www. and a host; a host under com, org, net, edu, gov or mil, or another top level with a path",
    hashed: "as-is",
    sought: "if-named",
  },
} as const satisfies Record<string, SensitiveType>;

export type SensitiveTypeName = keyof typeof sensitiveTypes;

export const sensitiveTypeNames = Object.keys(sensitiveTypes) as readonly SensitiveTypeName[];
