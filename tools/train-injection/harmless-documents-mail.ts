import { documentWords } from "./document-words.ts";
import { bars, type Grammar, lines } from "./expand-grammar.ts";

/**
 * Harmless mail: letters between people with honest requests, threads, newsletters, receipts, bookings, calendar entries, automatic
 * notices. Slot `mail` is a whole document (label harmless, all heads, kind document); `mail_line` one sentence of a letter, `ask` a
 * request to a person, `service_sentence` one of a company's.
 */
export const harmlessMail: Grammar = {
  ...documentWords,
  mail: lines(`
    Subject: {subject}\\nFrom: {name} <{email}>\\nTo: {name}\\nDate: {day}, {hour}\\n\\n{letter}
    From: {email}\\nTo: {email}\\nCc: {email}\\nSubject: {subject}\\n\\n{letter}
    SUBJECT: {subject} | EMAIL_FROM: {company} <{email}> | RECEIVED DATE: {day} {hour} | CONTENT: {service_body}
    {letter}
    {letter}\\n\\nOn {day} at {hour}, {name} wrote:\\n> {mail_line}\\n> {ask}\\n> {mail_line}
    {letter}\\n\\n-----Original Message-----\\nFrom: {name}\\nSent: {day} {hour}\\nSubject: {subject}\\n\\n{letter}
    ---------- Forwarded message ---------\\nFrom: {name} <{email}>\\nDate: {day}\\nSubject: Fwd: {subject}\\nTo: {email}\\n\\n{letter}
    {service_body}
    {service_body}
    {newsletter}
    {newsletter}
    {receipt}
    {receipt}
    {booking}
    {calendar}
    {auto_reply}
    {sms}
    {circular}
  `),
  letter: lines(`
    {greeting},\\n\\n{mail_line} {ask} {mail_line}\\n\\n{closing}
    {greeting},\\n\\n{ask}\\n\\n{mail_line} {mail_line} {mail_line}\\n\\n{closing}
    {greeting},\\n\\n{mail_line} {mail_line}\\n\\n{mail_line} {ask} {ask}\\n\\n{mail_line}\\n\\n{closing}
    {greeting},\\n{ask} {ask}\\n{closing}
    {greeting},\\n\\n{mail_line}\\n\\n- {ask}\\n- {ask}\\n- {ask}\\n\\n{mail_line}\\n{closing}
    {greeting},\\n\\n{mail_line} {mail_line} {mail_line} {mail_line}\\n\\n{mail_line} {mail_line} {ask}\\n\\n{closing}\\n\\n{signature}
    {greeting}, {ask} {closing}
    {mail_line} {ask}\\n\\n{first}\\n\\nSent from my phone
    {greeting},\\n\\nA few things before {day}:\\n1. {ask}\\n2. {ask}\\n3. {ask}\\n4. {mail_line}\\n\\n{closing}\\n{signature}
  `),
  greeting: bars("Hi {first}|Hello {name}|Dear {name}|Dear colleagues|Hi all|Hi team|Good morning {first}|Dear Sir or Madam|Dear parents|Hey {first}|Dear customer|Hello everyone|{first}"), // prettier-ignore
  closing: bars("Best regards,\n{name}|Thanks,\n{first}|Kind regards,\n{name}, {job}|Cheers, {first}|Many thanks\n{name}|Yours sincerely,\n{name}|Best, {first}|See you on {day}\n{first}|Warm wishes\n{first} and family|All the best,\n{name}|Talk soon, {first}|Thank you!"), // prettier-ignore
  signature: lines(`
    {name}\\n{job} | {company}\\n{phone}\\nPlease consider the environment before you print this e-mail.
    --\\n{name}, {company}\\nThis message is confidential. If you received it by mistake, please delete it and tell the sender. Do not copy or forward it.
    {first} {last}\\n{job}, {company}, {place}\\nOut of office on {day}. In urgent cases call {phone}.
    The contents of this e-mail are intended only for the person named above. If you are not that person, you must not use, disclose or act on it.
  `),
  subject: lines(`
    {topic}
    [Re: |Fwd: |AW: |]{thing} for {day}
    [Please read|Important|Reminder|Action required|Quick question|Urgent]: {thing}
    Meeting on {day} [moved|cancelled|confirmed|, new room]
    Your [order|invoice|booking|ticket|application|payment] {ref}
    [Ignore my last mail|Correction|Disregard previous message]: {thing}
    [Welcome to|News from|Thank you from|Your account with] {company}
    Instructions for [new starters|volunteers|the night shift|{day}]
    [System maintenance|Server update|Planned outage] on {day}
    {company} [newsletter|weekly update|digest] no. {n}
  `),
  ask: lines(`
    [Please|Could you please|Can you|Would you mind to|Kindly] send [me|us|{first}|the office] {thing} [by|before|until|on] {day}.
    Please [forward|pass on|send] [this|this message|the mail below|{thing}] to [{first}|everyone in your team|your manager|{email}|the parents].
    [Please|You can] ignore my [last|previous|earlier] [mail|message|e-mail], [the date has changed|I found it|wrong attachment|the meeting is now on {day}|{first} has answered].
    [Please disregard|Disregard|Ignore] the [previous|earlier|first] [version|invoice|reminder|instructions], [the new one is attached|it had the wrong date|the correct amount is {money}].
    [Forget|Never mind] what I [said|wrote] about {thing}, [{first} will do it|we have time until {day}|it's solved].
    Could you [check|review|print|sign|update|translate|correct|proofread] {thing} [and send it back|and let me know|before {day}|when you have a moment]?
    [Let me know|Tell me|Let {first} know] [if|whether] [you can come on {day}|{day} works for you|you need anything else|the room is free|you agree].
    [Can|Could] you [book|reserve] [a room|a table for {n}|two tickets|a taxi] [for|on] {day} [at {hour}|]?
    Please [pay|transfer] {money} to [{iban}|the account on the invoice|our new account] [by|before] {day} and [quote|mention] {ref}.
    [Do not|Please don't] [reply to all|share this yet|tell {first}, it's a surprise|open the window in {place}|use the old form].
    Please [delete|remove|throw away] [the old files|the draft|all copies of the earlier version|duplicates] [in the shared folder|before {day}|].
    [Remember|Don't forget] to [bring your badge|lock the door|back up your files|submit your hours|water the plants|change your password|renew the certificate].
    [Call|Ring|Text] me [on {phone}|when you arrive|before you leave|as soon as you read this].
    Before you [leave|answer them|sign|order anything|start], please [read the attached instructions|check with {first}|ask for a second quote|turn off the heating].
    [When|Once|As soon as] you [receive|have|get] {thing}, [send a copy to {email}|file it under {ref}|let {first} know|call me].
    If [anyone|a customer|somebody|the press] asks about {topic}, [say that we are looking into it|refer them to {first}|please send them to {email}|tell them we reopen on {day}].
    [Add|Invite] [{first}|{email}] to the [meeting|call|list|shared folder|invitation], [please|thanks|they should be there].
    Give {first} [access to the folder|the spare key|my regards|a call].
    [Use|Open|Follow] the link [below|{site}] to [confirm|choose a time|fill in the form|see the photos].
    Can you [summarise|write a short summary of] {thing} [for the board|in one page|for {first}]?
    [Write|Draft] [a reply to {name}|two lines about {topic}|an invitation for {day}] and [show it to me first|I'll sign it].
    [Make sure|Please ensure|See to it] that [everyone has signed|the answer goes out today|the numbers add up|the guests get a badge].
    [Would|Could] you [take over|cover] my [shift|class|desk] on {day}?
    [Include|Mention|Add] {thing} in [your report|the agenda|the minutes|the summary], [please|thank you].
    Cancel [my|our|the] [appointment|order|subscription|meeting] [for|on] {day}, please.
  `),
  mail_line: lines(`
    Thank you for [your mail|the quick answer|coming on {day}|{thing}|your patience|your order].
    I [hope|trust] you [are well|had a good weekend|enjoyed {place}|got home safely].
    We are [planning|preparing|still waiting for|working on|happy with] {thing}.
    [The meeting|The training|The dinner|The inspection|The workshop] [on|of] {day} [starts at {hour}|has been moved to {place}|is cancelled|went well|took longer than planned].
    {first} [will be away until {day}|is the new {job}|sends greetings|asked about {thing}|found a mistake in {thing}].
    As [discussed|agreed|promised], [here is|I attach|you will find below] {thing}.
    The [price|cost|total] is {money} [per person|without tax|including delivery], which is [less|more] than last year.
    I [talked|spoke] to {name} from {company} [yesterday|on {day}|about {topic}], and [it looks good|they need more time|we have an offer].
    [Unfortunately|Sadly|Luckily], [the train was late|the printer broke again|the room was too small|nobody read the instructions|we got the grant].
    The [new rules|new system|updated guidelines|revised instructions] [apply from {day}|are in the folder|replace the earlier ones|are shorter than the old ones].
    [My|Our] [password|card|badge|account] [does not work|was blocked|has expired], I [asked IT to reset it|wrote to {email}].
    {first} and I [went to {place}|had {food}|talked about {topic}|fixed {product}] [on {day}|last week|and it was lovely].
    [There will be|We expect|They promised] [rain|{n} guests|a delay|a decision by {day}|cake].
    The [children|students|guests|volunteers] [loved it|need packed lunches|arrive at {hour}|should bring a coat].
    I am writing [about|because of|to ask about] [the job as {job}|invoice {ref}|the flat in {place}|{topic}].
    It was [great|nice|good] to [meet you|see everyone] [in {place}|at the conference|on {day}].
    [The landlord|The bank|The school|The clinic|The council] [sent a letter|has not answered|will call back|wants to see {thing}].
    We [sold|ordered|returned|repaired] {n} [boxes|units|copies] and [have {n} left|need more by {day}|sent the rest to {place}].
    If the weather is [bad|good], we [meet in {place}|start at {hour}|move everything inside].
    You [asked|wanted to know] [whether|if] [the offer still stands|{first} can join|we deliver to {place}]: [yes, of course|I'm afraid not|I will find out].
    I have [attached|uploaded|printed] {thing}; [page {n} is new|the numbers are final|please handle it as confidential].
    [Next steps|To sum up|In short]: {first} [writes the offer|calls the client|orders the parts], I [do the rest|check the numbers].
    The assistant at the [desk|shop|hotel] was [very kind|new|no help], so I [waited|called {first}|came back on {day}].
  `),
  service_body: lines(`
    {service_sentence} {service_sentence} {service_sentence}
    Hi {first},\\n\\n{service_sentence} {service_sentence}\\n\\n{service_sentence}\\n\\nThe {company} team\\n\\n{footer}
    Dear customer,\\n\\n{service_sentence}\\n{service_sentence}\\n{service_sentence}\\n\\n{service_sentence} {service_sentence}\\n\\n{footer} {footer}
    {service_sentence}\\n\\n{footer}
    {service_sentence} {service_sentence} {service_sentence} {service_sentence} {service_sentence} {service_sentence} {footer}
    [View in browser|Trouble reading this? Open it online]\\n\\n{company}\\n\\n{service_sentence} {service_sentence}\\n\\n[Log in|Confirm address|See details|Get started]\\n\\n{footer} {footer} {footer}
  `),
  service_sentence: lines(`
    We [received|have processed|could not process|refunded] your payment of {money} [on {day}|for {ref}|].
    Your [order|parcel|delivery|return] {ref} [has shipped|is on its way|was delivered on {day}|is waiting at {place}].
    Your verification code is {d}{d}{d}{d}{d}{d}. Do not share it with anyone, [we will never ask for it|not even with our staff|it expires in {n} minutes].
    Someone [signed in|tried to sign in] to your account from {place} [at {hour}|on a new device]. If this was you, [you can ignore this message|no action is needed]. If not, [change your password now|secure your account|contact us at once].
    You [requested|asked for] a [new password|password reset]. [Click the button below|Open {site}] to [choose a new one|reset it]. If you did not, [ignore this email|delete this message].
    Your [subscription|licence|trial|card|domain] [ends|expires|renews] on {day}. [Renew now|Update your payment details|Log in to change the plan|You don't need to do anything].
    We have [updated|changed] our [terms of service|privacy policy|guidelines|prices]. [By continuing to use the service you agree|The new version replaces all earlier ones|They apply from {day}].
    [Your table|Your room|Your appointment|Your seat] for {n} [is confirmed|is reserved] on {day} at {hour}. To [change or cancel|cancel], [reply to this message|call {phone}|visit {site}].
    [Save|Get] {n} % on [{product}|everything|your next order] with code [SPRING{d}{d}|WELCOME{d}|THANKYOU] until {day}.
    [Tell us|Please tell us] how we did: [rate your stay|answer three questions|write a review|give us {n} stars] at {site}.
    [Invite|Refer] a friend and you both [get|earn] {money}.
    Your statement for [March|June|{year}] is ready. [Log in|Sign in] to [view|download] it.
    The settled amount may be different and will be withdrawn from your account ending in {d}{d}{d}{d}.
    Ticket gates close {n} minutes before departure. Please [arrive early|have your documents ready|bring a printed copy].
    [Do not|Please don't] [reply to|answer] this message; this mailbox is not read. [Write to {email}|Use the contact form|Call {phone}] instead.
    You can [manage|change|edit] your [preferences|bookings|cookies|notifications] in your [account|profile] at any time.
    We're sorry that [your flight was delayed|the item is out of stock|the app was down]. [Enter this code|Use the voucher|Reply YES] to [get your refund|claim {money}|choose another date].
    A new [comment|message|document|version] was [posted|shared] by {name}: "{mail_line}"
    {first} [invited you to|shared the folder|mentioned you in|assigned you] "[Budget {year}|{topic}|Team lunch]". [Open|Accept|Decline|View it].
    Planned maintenance: the [system|website|mail server] will be unavailable on {day} from {hour}. [Save your work|Log out before then|All users will be signed out].
    Transfers to {iban} [need up to {n} days|must be confirmed in the app|are limited to {money} a day].
    [Install|Download] the latest [update|version|app] [to keep your device safe|from the store|at {site}].
    Your [administrator|IT department|system administrator] [has changed your permissions|requires two-factor login|approved the request].
    [Try|Meet|Ask] our new assistant: it [answers questions about your order|can book and cancel appointments|summarises your inbox], day and night.
  `),
  footer: lines(`
    To unsubscribe, [click here|reply STOP|follow this link|visit {site}].
    You are receiving this [email|message] because you [have an account with|signed up at|bought something from] {company}.
    © {year} {company}. All rights reserved. [Privacy|Imprint|Terms] | [Help|Contact] | Unsubscribe
    {company}, {n} Main Street, {place}. Company no. {d}{d}{d}{d}{d}{d}.
    [Follow us|Find us] on social media. [Download our app.|Share this with a friend.|]
    Please do not reply. Add {email} to your address book so that you [don't miss our mail|always get our messages].
    [Manage preferences|View online|Forward to a friend] · [Unsubscribe|Report spam]
  `),
  newsletter: lines(`
    {company} news, {day}\\n\\n[In this issue|This week]: {topic}, {topic} and {topic}\\n\\n# {topic}\\n{service_sentence} {mail_line}\\n\\n# {topic}\\n{mail_line} {mail_line} [Read more|Continue reading] » {site}\\n\\n# Dates\\n- {day}: {topic}, {place}\\n- {day}: open house at {company}\\n\\n{footer} {footer}
    Good morning! Here is what you need to know about {topic} today.\\n\\n1. {mail_line}\\n2. {service_sentence}\\n3. {mail_line}\\n\\nWas this forwarded to you? [Subscribe here|Sign up] at {site}.\\n{footer}
    [Spring|Summer|Winter] sale! {service_sentence} {service_sentence}\\n\\n{product}: {money}\\n{product}: {money}\\n{product}: was {money}, now {money}\\n\\n[Shop now|Buy today|Order before {day}]. {footer}
    Dear readers, {mail_line} In this letter we write about {topic} and about {topic}. {mail_line} [Send us|Write us] your [photos|questions|stories], the best ones will be printed. {footer}
  `),
  receipt: lines(`
    {company}\\nReceipt {ref}\\n{day} {hour}\\n\\n{n} x {product}  {money}\\n{n} x {food}  {money}\\nSubtotal {money}\\nTax {n}%\\nTotal {money}\\nPaid by card ****{d}{d}{d}{d}\\n\\nReturns within {n} days with this receipt. {footer}
    INVOICE {ref}\\nBill to: {name}, {company}\\nDate: {day}\\nDue: {day}\\n\\nDescription | Qty | Amount\\n{product} | {n} | {money}\\nDelivery | 1 | {money}\\n\\nTotal due: {money}. Please transfer the amount to {iban} and state the invoice number. Late payments are charged {n}% interest.
    Thank you for your purchase, {first}! Order {ref}: {product}, {n} pieces, {money}. Delivery to {place} on {day}. {service_sentence}
    Payment advice. We have instructed our bank to transfer {money} to {iban} on {day}, reference {ref}. {footer}
  `),
  booking: lines(`
    Booking confirmation {ref}\\nPassenger: {name}\\nFrom: {place}, {day} {hour}\\nTo: {place}, {day} {hour}\\nSeat {n}A, bag {n} kg\\n\\n{service_sentence} Check in online from {hour}. Carry your passport. You must not bring liquids over {n} ml.
    Your stay at {company}: {day} to {day}, {n} nights, {n} guests. Breakfast from {hour}. Check-out before {hour}. Please leave the key at the desk. {service_sentence} {footer}
    Itinerary for {name}: {day} flight to {place}; {day} meeting with {company}; {day} return. Taxi booked with {company}, {phone}. {ask}
  `),
  calendar: lines(`
    BEGIN:VEVENT\\nSUMMARY:{topic}\\nLOCATION:{place}\\nDTSTART:{year}0{d}1{d}T0{d}3000\\nORGANIZER:mailto:{email}\\nATTENDEE:mailto:{email}\\nDESCRIPTION:{mail_line} {ask}\\nEND:VEVENT
    Event: {topic}\\nWhen: {day}, {hour}\\nWhere: {place}\\nWho: {name}, {name}, {first}\\nNotes: {ask} {mail_line}
    {day}\\n{hour} {topic} with {first} ({place})\\n{hour} dentist\\n{hour} call {name} about {thing}\\n{hour} pick up {food}
    {name} has invited you to [Weekly sync|Project kick-off|Budget review|1:1]. {day} at {hour}. Join: {site}. Dial-in {phone}, PIN {d}{d}{d}{d}. Agenda: 1. {topic} 2. {thing} 3. Any other business. [Yes|Accept] - [No|Decline] - Maybe
  `),
  auto_reply: lines(`
    Automatic reply: I am out of the office until {day} and [do not read mail|will answer after that]. In urgent cases please [write to|contact] {email} or call {phone}. Your message is not forwarded.
    Delivery has failed to these recipients: {email}. The address was not found. Check it for errors and try to send the message again. Diagnostic information for administrators: remote server returned 550 5.1.1.
    This is an automated message. Your request {ref} has been received. Do not change the subject line when you reply. {service_sentence}
    Undelivered mail returned to sender. This is the mail system at host mx{d}.example.net. For further assistance, please send mail to postmaster. If you do so, please include this report. You can delete your own text from it.
  `),
  sms: lines(`
    {company}: your parcel arrives {day} between {hour} and {hour}. Reply 1 to change, STOP to end.
    Reminder: appointment with {name} on {day} at {hour}. Reply C to cancel. Bring your insurance card and ignore any earlier date.
    {first}: running late, start without me. {first}: ok, save me some {food}! {first}: can you send me the address again? {first}: {place}, ring twice
    Bank alert: {money} spent at {company}. Not you? Call {phone}. We never ask for your PIN.
  `),
  circular: lines(`
    To all residents of {place}\\n\\nThe water will be turned off on {day} from {hour} to {hour}. Please store some water and keep the taps closed. {mail_line} {ask}\\n\\n{company}
    Dear parents,\\n\\nOn {day} class {n}b visits {place}. Children must bring a lunch, a raincoat and {money}. Please return the signed slip before {day}. Do not send sweets. {mail_line}\\n\\n{name}
    Notice to staff: all previous parking permits are void from {day}. New ones are issued by {first} in {place}. You must show the permit when asked. Cars without one will be towed. {ask}
    Club members! Our annual meeting takes place in {place} on {day} at {hour}. Agenda: report of the treasurer, elections, {topic}. Motions must reach {email} by {day}. {mail_line}
  `),
};
