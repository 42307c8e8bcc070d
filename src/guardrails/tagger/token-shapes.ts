/** The form of a token. */
export const MARK = 0;
export const LOWER_WORD = 1;
export const CAPITALISED = 2;
export const ALL_CAPITALS = 3;
export const INITIAL = 4;
/** McDonald, DeShawn. */
export const INNER_CAPITAL = 5;
/** iPhone, camelCase. */
export const ODD_CASE = 6;
/** One or two, three, four, five, more digits. */
export const DIGITS = 7;
/** Letters and digits: 221B, NW1, v2. */
export const MIXED = 12;
/** Part of an address on the net, a path, code: never part of an entity. */
export const OPAQUE = 13;
export const OTHER_SCRIPT = 14;
