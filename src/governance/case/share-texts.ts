/** Gives one and the same string for equal texts. */
export type ShareText = <Text extends string>(text: Text) => Text;

/** Longer ones are hardly ever said twice. */
const longestShared = 200;
/** Then all are forgotten: texts that go on being said are soon shared again. */
const mostShared = 20_000;

/** What is said of thousands of use cases has the same roles, topics, people and digests in it; each is held once. */
export function createSharedTexts(): ShareText {
  const shared = new Map<string, string>();
  return <Text extends string>(text: Text): Text => {
    if (text.length > longestShared) return text;
    const known = shared.get(text);
    if (known !== undefined) return known as Text;
    if (shared.size >= mostShared) shared.clear();
    shared.set(text, text);
    return text;
  };
}
