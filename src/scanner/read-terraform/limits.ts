/** Of one .tf file, in UTF-16 units. People write some 300 kB at most. */
export const maxHclLength = 1_000_000;
/** Of a plan or a state. */
export const maxPlanLength = 32 * 1024 * 1024;
/** Brackets, templates and choices in each other: the parser of HCL recurses, and ends for good where its stack does. */
export const maxHclDepth = 100;
/** Of local modules in each other. */
export const maxModuleDepth = 16;
/** Instances of modules of one scan. */
export const maxModules = 1000;
/** That one count or for_each makes. */
export const maxInstances = 1000;
/** Resources of one inventory. */
export const maxResources = 50_000;
/** Values of all resources of one inventory. */
export const maxValues = 3_000_000;
/** Things that rest on each other in a row, such as locals. */
export const maxChain = 150;
/** References that are followed from one to the next, such as an output of a module of a module. */
export const maxHops = 64;
