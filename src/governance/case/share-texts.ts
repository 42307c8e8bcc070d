/** Gives one and the same string for equal texts. */
export type ShareText = (text: string) => string;

/** Longer ones are hardly ever said twice. */
const longestShared = 200;
/** Then all are forgotten: texts that go on being said are soon shared again. */
const mostShared = 20_000;

/** What is said of thousands of use cases has the same roles, topics, people and digests in it; each is held once. */
export function createSharedTexts(): ShareText {
  const shared = new Map<string, string>();
  return (text) => {
    if (text.length > longestShared) return text;
    const known = shared.get(text);
    if (known !== undefined) return known;
    if (shared.size >= mostShared) shared.clear();
    shared.set(text, text);
    return text;
  };
}
