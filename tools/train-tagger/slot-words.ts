import { stringsOf } from "./draw-names.ts";
import { everydayAdjectives, everydayNouns, everydayVerbs, speciesNames } from "./plain-sentences.ts";

/** The words that fill the slots of frames which are no entities. */
function words(text: string): string[] {
  return text.split(" ");
}

export const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const inEnglish = (module: string, key?: string): string[] =>
  stringsOf("en", module, key).filter((text) => !text.includes("{") && text.length < 60);
export const nouns = [...everydayNouns, ...everydayNouns, ...inEnglish("word", "noun")];
export const adjectives = [...everydayAdjectives, ...everydayAdjectives, ...inEnglish("word", "adjective")];
export const verbs = [...everydayVerbs, ...everydayVerbs, ...inEnglish("word", "verb")];
export const adverbs = inEnglish("word", "adverb");
export const bookTitles = inEnglish("book", "title");
export const songs = inEnglish("music", "song_name");
export const products = [
  ...inEnglish("commerce", "product_name").filter((text) => !text.includes(" ")),
  "iPhone",
  "MacBook",
  "Galaxy",
  "Kindle",
  "PlayStation",
  "Xbox",
  "AirPods",
  "Roomba",
];
export const jobs = words(
  "manager engineer teacher nurse doctor lawyer accountant developer designer analyst consultant director architect plumber electrician chef driver farmer pilot writer editor actor singer painter professor researcher scientist student secretary assistant coordinator supervisor technician mechanic librarian journalist photographer translator pharmacist dentist surgeon psychologist economist politician footballer composer novelist poet mathematician physicist chemist biologist historian philosopher programmer barista cashier clerk banker broker realtor CEO CFO CTO president chairman founder spokesman minister senator mayor",
);
export const genres = words(
  "Love Night Day Time Life World House Man Woman Girl Boy King Queen Blood Fire Water River Mountain Road Star Moon Sun Dark Light Silent Lost Last First Final Broken Golden Black White Red Blue Secret Hidden Forgotten Eternal Summer Winter Dream Heart Soul War Peace Truth Lies Shadow Storm City Garden Island Ocean Letter Return Rise Fall End Beginning Song Dance Game Hour Mile Wall Door Window Mirror Tower Bridge Train Ship",
);
export const species = speciesNames;
export const elements = words(
  "Hydrogen Oxygen Carbon Nitrogen Sodium Potassium Calcium Iron Copper Zinc Silver Gold Mercury Lead Uranium Helium Chlorine Sulfur Phosphorus Silicon Aluminium",
);
export const subjects = words(
  "physics law medicine history economics chemistry biology mathematics philosophy engineering literature music architecture nursing",
);
export const languagesOnly = words(
  "English French German Spanish Italian Portuguese Dutch Russian Chinese Japanese Korean Arabic Hindi Swahili Turkish Polish Greek Latin Hebrew Mandarin Danish Welsh Urdu Tamil Thai",
);
export const months = words("January February March April May June July August September October November December");
export const days = words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
export const prepositions = words(
  "in from to near around outside across through toward towards via of for against beyond within over before behind into",
);
export const pastVerbs = words(
  "accepted accused acquired admired adopted advised announced answered appointed approached approved asked attacked attended avoided awarded backed banned beat became began believed blamed blocked booked borrowed bought broke brought built called cancelled caught changed chaired charged chose claimed cleaned closed coached collected commented complained completed confirmed consulted contacted cooked copied crashed created criticised cut damaged danced decided declined defeated defended delivered demanded denied described designed destroyed developed died disagreed discovered discussed donated doubted drank drew drove earned edited elected emailed employed ended enjoyed entered escaped examined expanded explained explored failed fed fell filed filled filmed fined finished fired fixed followed forgot forgave fought found founded gave graduated greeted grew guarded guessed hated heard held helped hid hired hit hosted hurt ignored imagined impressed improved inherited inspected insulted interviewed introduced invented invested invited joined judged jumped kept kicked killed kissed knew landed laughed launched learned left lent lied liked listened lived lost loved made managed married met missed moved named noticed nominated objected offered opened ordered organised owned painted paid performed phoned picked planned played pleased praised preferred prepared presented prevented printed produced promised promoted proposed protected proved published pulled purchased pushed questioned quit ran reached read received recognised recommended recorded recovered refused rejected released remembered removed rented repaired replaced replied reported represented rescued resigned responded retired returned reviewed ruled said sang sat saved saw scored searched seemed selected sent served settled shared shipped shot shouted showed signed slept smiled sold solved spoke sponsored spent started stayed stole stood stopped struck studied submitted succeeded sued suffered suggested supported surprised suspected swam taught tested thanked thought threatened threw told took touched trained translated travelled treated tried trusted turned understood updated used visited voted waited walked wanted warned washed watched welcomed went won wore worked worried wrote",
);
export const closings = [
  "Best regards,",
  "Kind regards,",
  "Regards,",
  "Best,",
  "Thanks,",
  "Thank you,",
  "Cheers,",
  "Sincerely,",
  "Yours sincerely,",
  "Many thanks,",
  "Warm regards,",
  "All the best,",
  "Love,",
  "Respectfully,",
  "Take care,",
  "Talk soon,",
  "xoxo",
  "With love,",
];
export const things = [
  "the report",
  "the invoice",
  "my order",
  "the contract",
  "the keys",
  "the car",
  "a ticket",
  "the meeting",
  "the tax form",
  "her passport",
  "his laptop",
  "the payment",
  "the project",
  "my password",
  "the new phone",
  "the results",
  "a refund",
  "the rent",
  "the slides",
  "the dog",
  "a loan",
  "an appointment",
  "the wedding",
  "the test results",
];
export const thingsPlural = [
  "cars",
  "phones",
  "software",
  "shoes",
  "batteries",
  "computer chips",
  "furniture",
  "medical devices",
  "wine",
  "aircraft",
  "solar panels",
  "insurance",
  "credit cards",
  "books",
];

export const labels: Readonly<Record<string, readonly string[]>> = {
  Lname: [
    "Name",
    "Full name",
    "Full Name",
    "NAME",
    "Customer",
    "Customer name",
    "Client",
    "Client Name",
    "Patient",
    "Patient Name",
    "Employee",
    "Employee Name",
    "Student",
    "Contact",
    "Contact name",
    "Applicant",
    "Account holder",
    "Cardholder Name",
    "Recipient",
    "Sender",
    "Guest",
    "Passenger",
    "Member",
    "Owner",
    "Tenant",
    "Author",
    "Manager",
    "Supervisor",
    "Signed",
    "Signature",
    "Attention",
    "Attn",
    "To",
    "From",
    "Prepared by",
    "Assigned to",
    "Requested by",
    "name",
    "Name of insured",
    "Next of kin",
    "Doctor",
    "Physician",
    "Teacher",
    "Parent/Guardian",
    "Spouse",
    "Buyer",
    "Seller",
    "Billing contact",
    "Name on card",
    "Username",
    "Organizer",
    "Speaker",
  ],
  Lfirst: ["First name", "First Name", "Given name", "Forename", "First", "firstName", "first_name", "FIRST NAME"],
  Llast: ["Last name", "Last Name", "Surname", "Family name", "Last", "lastName", "last_name", "SURNAME"],
  Laddress: [
    "Address",
    "Home address",
    "Mailing Address",
    "Shipping address",
    "Billing address",
    "ADDRESS",
    "Street address",
    "Residence",
    "Delivery address",
    "Property address",
    "address",
    "Current address",
    "Office",
    "Location",
    "Ship to",
    "Bill to",
    "Residential Address",
    "Addr",
  ],
  Lstreet: ["Street", "Street address", "Address", "Address line 1", "Address 1", "street", "Addr"],
  Lcity: [
    "City",
    "Town",
    "City/Town",
    "CITY",
    "city",
    "Municipality",
    "Place",
    "City of residence",
    "Birthplace",
    "Location",
    "Hometown",
  ],
  Lstate: ["State", "Province", "State/Province", "County", "Region", "state"],
  Lzip: ["Zip", "ZIP", "Zip code", "ZIP Code", "Postal code", "Postcode", "Post Code", "zip", "postal_code", "Zipcode"],
  Lcountry: ["Country", "Nation", "COUNTRY", "country", "Country of birth", "Country of residence", "Destination"],
  Lcompany: [
    "Company",
    "Employer",
    "Organization",
    "Organisation",
    "Company name",
    "Business name",
    "Firm",
    "Vendor",
    "Supplier",
    "Client",
    "Bank",
    "Bank name",
    "School",
    "University",
    "Institution",
    "Insurer",
    "Hospital",
    "company",
    "COMPANY",
    "Issued by",
    "Sponsor",
    "Publisher",
    "Agency",
    "Affiliation",
    "Workplace",
  ],
  Lphone: ["Phone", "Tel", "Telephone", "Mobile", "Phone number", "Cell"],
  Lemail: ["Email", "E-mail", "Email address", "Mail"],
  Lbirth: ["DOB", "Date of birth", "Born", "Birth date"],
  Lid: ["ID", "Customer ID", "Employee ID", "MRN", "Case number", "Order", "Ref"],
  Lstatus: ["Status", "Notes", "Type", "Department", "Gender", "Reason", "Diagnosis"],
};
