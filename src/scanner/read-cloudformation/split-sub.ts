/** A literal text, or the name in `${…}`. */
export type SubPart = { readonly text: string; readonly name?: undefined } | { readonly text?: undefined; readonly name: string };

/** What `Fn::Sub` is given, cut at its names. `${!Name}` is the literal `${Name}`. */
export function splitSub(template: string): readonly SubPart[] {
  const parts: SubPart[] = [];
  let from = 0;
  for (let open = template.indexOf("${"); open >= 0; open = template.indexOf("${", from)) {
    const close = template.indexOf("}", open);
    if (close < 0) break;
    const inside = template.slice(open + 2, close);
    parts.push({ text: template.slice(from, open) });
    parts.push(inside.startsWith("!") ? { text: `\${${inside.slice(1)}}` } : { name: inside.trim() });
    from = close + 1;
  }
  return [...parts, { text: template.slice(from) }];
}
