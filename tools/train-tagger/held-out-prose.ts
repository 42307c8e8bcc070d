export const entityFreeProse = "";
