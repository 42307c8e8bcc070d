/** An expression of Terraform's language, as far as it is worked out. */
export type Expression =
  | { readonly kind: "literal"; readonly value: null | boolean | number | string }
  | { readonly kind: "text"; readonly parts: readonly Expression[] }
  | { readonly kind: "list"; readonly items: readonly Expression[] }
  | { readonly kind: "object"; readonly members: readonly (readonly [Expression, Expression])[] }
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "member"; readonly of: Expression; readonly key: Expression }
  /** `of[*].a.b`: `each` is asked of every item, which it calls by the name `splatItem`. */
  | { readonly kind: "splat"; readonly of: Expression; readonly each: Expression }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Expression[]; readonly spreads: boolean }
  | { readonly kind: "unary"; readonly operator: string; readonly of: Expression }
  | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly kind: "choose"; readonly when: Expression; readonly yes: Expression; readonly no: Expression }
  | ForExpression
  | { readonly kind: "unreadable"; readonly why: string };

export interface ForExpression {
  readonly kind: "for";
  readonly keyName: string | undefined;
  readonly valueName: string;
  readonly over: Expression;
  /** Of an object; undefined for a list. */
  readonly key: Expression | undefined;
  readonly value: Expression;
  readonly when: Expression | undefined;
  /** `…`: values of the same key become a list. */
  readonly groups: boolean;
  /** In a template: the texts are put together. */
  readonly joins: boolean;
}

/** No name that people can write. */
export const splatItem = "*";
