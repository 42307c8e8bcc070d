/** What may stand after a name. */
export const versionsHint =
  "Each apply that changes something makes a new version, whose spec never changes again: NAME@3 is version 3.\nNAME and NAME@DRAFT are the newest.";
