/** What stands after a name. */
export const versionsHint =
  "Every apply that changes something makes a new version: a number that never changes again. NAME@3 is that one; NAME and NAME@DRAFT are the newest.";
