import fc from "fast-check";

/**
 * Random Cedar conditions that use everything there is to read, and every way of reading it. Most fit the schema; those that do
 * not are left out by whoever asks for them.
 */
export interface Readable {
  readonly bools: readonly string[];
  readonly longs: readonly string[];
  readonly texts: readonly string[];
  readonly sets: readonly string[];
  /** Principals: their kinds, names, roles and groups can be read. */
  readonly people: readonly string[];
  /** Other entities, with names that they can have. */
  readonly entities: readonly { readonly path: string; readonly type: string; readonly ids: readonly string[] }[];
  /** Of a path in a condition: what must be asked first, because it can be absent. */
  readonly guards: readonly (readonly [prefix: string, guard: string])[];
  /** Conditions of their own kind. */
  readonly others: readonly string[];
  readonly words: readonly string[];
}

export function conditionOf(readable: Readable): fc.Arbitrary<string> {
  const { bools, longs, texts, sets, people, entities, others, words } = readable;
  const guarded = (condition: fc.Arbitrary<string>): fc.Arbitrary<string> => condition.map((text) => guard(text, readable));
  const word = fc.constantFrom(...words).map((text) => JSON.stringify(text));
  const long = fc.constantFrom(...longs);
  const text = fc.constantFrom(...texts, ...people.flatMap((path) => [`${path}.kind`, `${path}.name`]));
  // On the control plane sets hold principals and groups only.
  const set = fc.constantFrom(...(sets.length > 0 ? sets : ['["ana", "user"]']));
  const person = fc.constantFrom(...people);
  const number = fc.oneof(fc.integer({ min: 0, max: 25 }), fc.constantFrom(60, 480, 720, 10_080)).map(String);
  const comparison = fc.constantFrom("<", "<=", ">", ">=", "==", "!=");
  const equality = fc.constantFrom("==", "!=");
  const wordSet = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => `[${all.join(", ")}]`);
  const join = (...parts: readonly (string | fc.Arbitrary<string>)[]): fc.Arbitrary<string> =>
    fc.tuple(...parts.map((part) => (typeof part === "string" ? fc.constant(part) : part))).map((all) => all.join(" "));
  const role = fc.constantFrom("USER", "DEVELOPER", "CISO", "AUDITOR").map((name) => `Role::"${name}"`);
  const group = fc.constantFrom("campus/a", "campus/b", "lab/a").map((name) => `Group::"${name}"`);
  const principal = word.map((name) => `Principal::${name}`);
  const list = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.array(of, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(", ")}]`);
  const pattern = fc.constantFrom('"*"', '"a*"', '"*b"', '"s*r*"', '""');
  const entity = fc.constantFrom(...entities).chain(({ path, type, ids }) =>
    fc.oneof(
      join(
        path,
        equality,
        fc.constantFrom(...ids).map((id) => `${type}::"${id}"`),
      ),
      join(path, "in", list(fc.constantFrom(...ids).map((id) => `${type}::"${id}"`))),
    ),
  );
  const leaf = guarded(
    fc.oneof(
      fc.constantFrom(...bools),
      join(fc.constantFrom(...bools), equality, fc.constantFrom("true", "false")),
      join(long, comparison, number),
      join(number, comparison, long),
      join(long, comparison, long),
      join("(", long, fc.constantFrom("+", "-", "*"), long, ")", comparison, number),
      join("-", long, comparison, "-3"),
      list(number).chain((numbers) => long.map((path) => `${numbers}.contains(${path})`)),
      join(text, equality, word),
      join(word, equality, text),
      join(text, equality, text),
      join(text, "like", pattern),
      wordSet.chain((all) => text.map((path) => `${all}.contains(${path})`)),
      fc.tuple(set, word).map(([path, one]) => `${path}.contains(${one})`),
      fc.tuple(set, text).map(([path, one]) => `${path}.contains(${one})`),
      fc
        .tuple(set, fc.constantFrom("containsAll", "containsAny"), fc.oneof(wordSet, set))
        .map(([a, how, b]) => `${a}.${how}(${b})`),
      fc.tuple(wordSet, set).map(([all, path]) => `${all}.containsAll(${path})`),
      set.map((path) => `${path}.isEmpty()`),
      join(set, "==", wordSet),
      join(person, "in", fc.oneof(role, group, list(role), list(group), principal)),
      join(person, equality, fc.oneof(principal, person)),
      list(principal).chain((all) => person.map((path) => `${all}.contains(${path})`)),
      join(person, "is Principal in", fc.oneof(role, group)),
      fc.tuple(fc.constantFrom(...bools), person, role).map(([b, p, r]) => `(if ${b} then ${p} else principal) in ${r}`),
      fc.tuple(person, person).map(([a, b]) => `${a} in [${b}]`),
      entity,
      // Each of these stands for itself alone.
      { arbitrary: fc.constantFrom(...others), weight: others.length },
    ),
  );
  return fc.letrec<{ condition: string }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 2 },
      { arbitrary: leaf, weight: 6 },
      one(tie("condition").map((inner) => `!(${inner})`)),
      one(fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) && (${b})`)),
      one(fc.tuple(tie("condition"), tie("condition")).map(([a, b]) => `(${a}) || (${b})`)),
      one(fc.tuple(leaf, tie("condition"), tie("condition")).map(([a, b, c]) => `if ${a} then ${b} else ${c}`)),
    ),
  })).condition;
}

function one(arbitrary: fc.Arbitrary<string>): { arbitrary: fc.Arbitrary<string>; weight: number } {
  return { arbitrary, weight: 1 };
}

function guard(condition: string, { guards }: Readable): string {
  const needed = guards.filter(([prefix]) => condition.includes(prefix)).map(([, asked]) => asked);
  return [...new Set(needed), `(${condition})`].join(" && ");
}

/** `"x" permit (…) when { … };` */
export function policyOf(
  readable: Readable,
  actions: readonly string[],
  scopes: { readonly principal: readonly string[]; readonly resource: readonly string[] },
): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom("permit", "forbid"),
      fc.constantFrom(...scopes.principal),
      fc.constantFrom(...actions),
      fc.constantFrom(...scopes.resource),
      fc.constantFrom("when", "unless"),
      conditionOf(readable),
    )
    .map(
      ([effect, principal, action, resource, clause, condition]) =>
        `${effect} (${principal}, ${action}, ${resource}) ${clause} { ${condition} };`,
    );
}
