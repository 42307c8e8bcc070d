/** At once where the value is there, else when it comes: a turn of the event loop costs more than most checks of a token. */
export function andThen<A, B>(value: A | Promise<A>, go: (value: A) => B | Promise<B>): B | Promise<B> {
  return value instanceof Promise ? value.then(go) : go(value);
}
