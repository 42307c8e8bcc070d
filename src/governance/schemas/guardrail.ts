import { z } from "zod";
import { dataClassSchema, nameSchema, textSchema } from "./shared.ts";

const strength = z.enum(["NONE", "LOW", "MEDIUM", "HIGH"]);
const action = z.enum(["BLOCK", "ANONYMIZE", "HASH", "TOKENIZE", "NONE"]);
const blockAction = z.enum(["BLOCK", "NONE"]);
const label = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9 _.-]{0,99}$/,
    "must have 1 to 100 letters, digits, spaces or _.- and begin with a letter or digit",
  );
const host = z
  .string()
  .regex(
    /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,10}$/,
    "must be a host name in lower case such as example.org, or *.example.org",
  );
const where = z
  .enum(["answer", "code-blocks"])
  .exactOptional()
  .describe("Whether the whole answer is meant, or each code block of that language in it; answer when absent.");

/** Members that say which model is asked. */
const adviser = {
  model: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/, "must be a Model's name")
    .describe("A Model of the register."),
  timeoutMs: z.int().min(50).max(30_000).exactOptional().describe("How long it may take; 2000 when absent."),
  onFailure: z
    .enum(["BLOCK", "PASS"])
    .exactOptional()
    .describe(
      "What holds when no answer comes in time: BLOCK (when absent) denies the call, PASS goes by what is known without it.",
    ),
};

const sides = {
  inputAction: blockAction.exactOptional().describe("In prompts; BLOCK when absent, NONE only reports."),
  outputAction: blockAction.exactOptional().describe("The same in answers."),
};

const contentPolicy = z.strictObject({
  filters: z
    .array(
      z.strictObject({
        type: z
          .enum(["PROMPT_ATTACK", "HATE", "INSULTS", "SEXUAL", "VIOLENCE", "MISCONDUCT", "SELF_HARM"])
          .describe("What is looked for."),
        inputStrength: strength.exactOptional().describe("LOW lets most through, HIGH least. NONE when absent."),
        outputStrength: strength.exactOptional().describe("The same for answers."),
        ...sides,
      }),
    )
    .max(20)
    .describe("One entry for each kind of content."),
  secondOpinion: z
    .strictObject({
      ...adviser,
      model: z
        .string()
        .regex(/^(?:onnx\/)?[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/, "must be a Model's name, or onnx/NAME")
        .describe("A Model of the register, or onnx/NAME for a classifier of the configuration."),
      from: z.number().min(0).max(1).exactOptional().describe("Asked about scores from here on; 0.25 when absent."),
      to: z.number().min(0).max(1).exactOptional().describe("Scores from here on are attacks without asking; 0.75 when absent."),
    })
    .exactOptional()
    .describe("Asked about prompts that the built-in PROMPT_ATTACK model is not sure of."),
  moderation: z
    .strictObject(adviser)
    .exactOptional()
    .describe("Asked instead of the built-in content filters: an OpenAI-compatible moderation model, or a Bedrock guardrail."),
});

const topicPolicy = z.strictObject({
  topics: z
    .array(
      z.strictObject({
        name: label.describe("Shown in findings."),
        definition: textSchema(1000).describe("What belongs to the topic."),
        examples: z.array(textSchema(500)).max(20).exactOptional().describe("Prompts that belong to it."),
        type: z.literal("DENY").exactOptional().describe("As Bedrock has it; topics are always denied."),
        ...sides,
      }),
    )
    .max(30)
    .describe("One entry for each topic."),
  embeddings: z
    .strictObject({
      ...adviser,
      threshold: z
        .number()
        .min(0)
        .max(1)
        .exactOptional()
        .describe("Cosine similarity from which a text is of a topic; 0.5 when absent."),
    })
    .exactOptional()
    .describe("A model of embeddings that compares texts with topics, besides their words."),
});

const wordPolicy = z.strictObject({
  words: z
    .array(z.strictObject({ text: textSchema(200).describe("Case, spacing and Unicode form do not matter."), ...sides }))
    .max(10_000)
    .exactOptional()
    .describe("The organisation's own."),
  managedWordLists: z
    .array(
      z.union([
        z.literal("PROFANITY"),
        z.strictObject({ type: z.literal("PROFANITY").describe("As Bedrock has it.") }).transform(() => "PROFANITY" as const),
      ]),
    )
    .max(5)
    .exactOptional()
    .describe("Lists that come with Sallyport."),
  dictionaries: z
    .array(
      z.strictObject({
        name: label.describe("Shown in findings and in place of what is masked."),
        terms: z.array(textSchema(200)).min(1).max(10_000).describe("Case, spacing and Unicode form do not matter."),
        action: z.enum(["BLOCK", "ANONYMIZE", "NONE"]).describe("What is done where a term is found."),
        dataClass: dataClassSchema.exactOptional().describe("The class that a term implies; confidential when absent."),
      }),
    )
    .max(20)
    .exactOptional()
    .describe("Terms that are confidential by themselves, such as names of projects."),
});

const sensitiveInformationPolicy = z.strictObject({
  piiEntities: z
    .array(
      z.strictObject({
        type: z
          .string()
          .regex(/^[A-Z][A-Z0-9_]{1,63}$/, "must be the name of a type, such as EMAIL")
          .describe("Such as EMAIL; docs/reference/sensitive-types.md lists them."),
        action: action.describe("What is done where it is found."),
        inputAction: action.exactOptional().describe("In prompts, if different."),
        outputAction: action.exactOptional().describe("In answers, if different."),
      }),
    )
    .max(100)
    .exactOptional()
    .describe("Built-in types."),
  regexes: z
    .array(
      z.strictObject({
        name: nameSchema.describe("Shown in findings and in place of what is masked."),
        pattern: textSchema(1000).describe("A regular expression of linear time: no look-around, no back-references."),
        action: action.describe("What is done where it matches."),
        inputAction: action.exactOptional().describe("In prompts, if different."),
        outputAction: action.exactOptional().describe("In answers, if different."),
        description: textSchema(1000).exactOptional().describe("What it finds."),
        dataClass: dataClassSchema.exactOptional().describe("The class that a match implies; internal when absent."),
      }),
    )
    .max(100)
    .exactOptional()
    .describe("The organisation's own types."),
});

const contextualGroundingPolicy = z.strictObject({
  filters: z
    .array(
      z.strictObject({
        type: z
          .enum(["GROUNDING", "RELEVANCE"])
          .describe("Whether the answer rests on its sources; whether it answers the question."),
        threshold: z.number().min(0).max(0.99).describe("Scores below it are acted on."),
        action: blockAction.exactOptional().describe("BLOCK when absent, NONE only reports."),
      }),
    )
    .min(1)
    .max(2)
    .describe("One entry for each score."),
  judge: z.strictObject(adviser).exactOptional().describe("A model that gives the scores; compared by their words when absent."),
});

const outputValidation = z.strictObject({
  jsonSchema: z
    .record(z.string().max(200), z.json())
    .exactOptional()
    .describe("The whole answer must be JSON that this JSON Schema (2020-12) accepts."),
  sql: z
    .strictObject({
      dialect: z
        .enum(["postgresql", "mysql", "sqlite", "transactsql", "bigquery", "snowflake"])
        .exactOptional()
        .describe("postgresql when absent."),
      statements: z
        .array(z.string().regex(/^[a-z]{2,20}$/, "must be a statement in lower case, such as select"))
        .min(1)
        .max(20)
        .describe("Kinds of statement that are allowed."),
      tables: z.array(textSchema(200)).max(1000).exactOptional().describe("Tables that may be named; all when absent."),
      where,
    })
    .exactOptional()
    .describe("SQL must parse, be one statement, and of an allowed kind on allowed tables."),
  shell: z
    .strictObject({ commands: z.array(textSchema(100)).min(1).max(500).describe("Commands that are allowed."), where })
    .exactOptional()
    .describe("Shell commands must parse and be allowed, with no substitution or redirection to files."),
  markup: z
    .strictObject({
      unsafe: z.enum(["REMOVE", "BLOCK"]).describe("What is done with script, event handlers, javascript: links and the like."),
      linkHosts: z.array(host).max(1000).exactOptional().describe("Hosts that links may lead to; all when absent."),
      imageHosts: z.array(host).max(1000).exactOptional().describe("Hosts that images may be loaded from; all when absent."),
    })
    .exactOptional()
    .describe("HTML and Markdown in answers."),
  code: z
    .strictObject({
      languages: z
        .array(z.string().regex(/^[a-z0-9+#.-]{1,30}$/, "must be a language in lower case, such as python"))
        .max(100)
        .describe("As fences and file types name them."),
    })
    .exactOptional()
    .describe("Code blocks may be in these languages only."),
  systemPromptLeak: z
    .strictObject({
      action: blockAction.describe("BLOCK, or NONE to report only."),
      canaries: z
        .array(textSchema(200))
        .max(20)
        .exactOptional()
        .describe("Strings of the system prompt that no answer has a reason to hold."),
      mostOverlap: z
        .number()
        .min(0)
        .max(1)
        .exactOptional()
        .describe("Share of the system prompt, in runs of words, that an answer may repeat; 0.3 when absent."),
    })
    .exactOptional()
    .describe("Answers that give the system prompt away."),
  maxLength: z.int().min(1).max(10_000_000).exactOptional().describe("Longest answer, in UTF-16 units; longer ones are blocked."),
});

/** The shape of Bedrock's CreateGuardrail request, plus what is ours. */
export const guardrailSchema = z.strictObject({
  description: textSchema(4000).exactOptional().describe("What it protects, and for whom."),
  contentPolicy: contentPolicy.exactOptional().describe("Filters on what a text is about or tries."),
  topicPolicy: topicPolicy.exactOptional().describe("Topics that are not to be spoken of."),
  wordPolicy: wordPolicy.exactOptional().describe("Words and phrases that block."),
  sensitiveInformationPolicy: sensitiveInformationPolicy
    .exactOptional()
    .describe("Sensitive information: what to block, mask, hash, replace by a token or only report."),
  contextualGroundingPolicy: contextualGroundingPolicy
    .exactOptional()
    .describe("Whether answers rest on their sources and answer the question."),
  outputValidation: outputValidation.exactOptional().describe("What answers must be like."),
  invisibleText: z
    .strictObject({ action: z.enum(["REMOVE", "BLOCK", "NONE"]).describe("Take it out, block, or only report.") })
    .exactOptional()
    .describe("Zero-width, bidirectional and tag characters, and words of mixed scripts."),
  blockedInputMessaging: textSchema(500).describe("What a caller reads when a prompt is blocked."),
  blockedOutputsMessaging: textSchema(500).describe("What a caller reads when an answer is blocked."),
  streaming: z
    .enum(["windowed", "buffered", "observe"])
    .default("windowed")
    .describe(
      "Whether a streamed answer is inspected as it comes, held back whole, or only reported on, which a policy must allow.",
    ),
  onBlock: z
    .enum(["answer", "error"])
    .default("answer")
    .describe("Whether a block is answered in the API's own way, or as an error 400."),
});

export type GuardrailManifestSpec = z.infer<typeof guardrailSchema>;
