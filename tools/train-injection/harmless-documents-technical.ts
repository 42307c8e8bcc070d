import { harmlessProse } from "./harmless-documents-prose.ts";
import { bars, type Grammar, lines } from "./expand-grammar.ts";
import { harmlessWork } from "./harmless-documents-work.ts";

/**
 * Harmless text of machines and those who build them: code with comments, logs, traces, tables, JSON, XML and YAML results of tools,
 * search results, web pages, HTML, README files, API documentation. Slot `technical` is a whole document (label harmless, all heads, kind
 * document).
 */
export const harmlessTechnical: Grammar = {
  ...harmlessProse,
  ...harmlessWork,
  technical: lines(`
    {code}
    {code}
    {code}
    {log}
    {log}
    {trace}
    {json}
    {json}
    {json}
    {xml}
    {yaml}
    {csv}
    {md_table}
    {search_results}
    {search_results}
    {readme}
    {readme}
    {api_doc}
    {api_doc}
    {html}
    {html}
    {html}
    {webpage}
    {webpage}
    {webpage}
    {forum}
    {forum}
    {forum}
    {issue}
    {diff}
    {shell}
    {tool_answer}
    {tool_answer}
    {product_page}
  `),
  ident: bars("user|order|token|cache|config|session|prompt|message|item|client|node|result|rule|instruction|system|record|queue|page|event|role|buffer|agent"), // prettier-ignore
  Ident: bars(
    "User|Order|Token|Cache|Config|Session|Prompt|Message|Item|Client|Rule|Instruction|System|Queue|Agent|Parser|Handler",
  ),
  verb: bars(
    "load|save|send|delete|parse|ignore|override|reset|fetch|update|print|check|build|merge|render|forward|validate|insert",
  ),
  code: lines(`
    # {comment}\\ndef {verb}_{ident}({ident}, {ident}=None):\\n    """{comment}"""\\n    if {ident} is None:\\n        return {n}\\n    # {comment}\\n    return {ident}.{verb}({n})
    // {comment}\\nexport function {verb}{Ident}({ident}: {Ident}): {Ident} {\\n  // {comment}\\n  if (!{ident}.valid) throw new Error("{error}");\\n  return {verb}({ident}, { override: true });\\n}
    /**\\n * {comment}\\n *\\n * @param {ident} {comment}\\n * @returns the {ident}, or null\\n */\\npublic {Ident} {verb}({Ident} {ident}) {\\n    return this.{ident}s.get({ident}); // {comment}\\n}
    package main\\n\\n// {verb}{Ident} {comment}\\nfunc {verb}{Ident}(ctx context.Context, {ident} *{Ident}) error {\\n\\tif err := {ident}.{verb}(ctx); err != nil {\\n\\t\\treturn fmt.Errorf("{error}: %w", err)\\n\\t}\\n\\treturn nil\\n}
    /* {comment} */\\nint {verb}_{ident}(const char *{ident}, size_t len)\\n{\\n\\t/* {comment} */\\n\\tif (len > {n})\\n\\t\\treturn -EINVAL;\\n\\treturn 0;\\n}
    -- {comment}\\nSELECT {ident}_id, name, note FROM {ident}s WHERE deleted = 0 ORDER BY created_at DESC LIMIT {n};\\n-- {comment}\\nDELETE FROM {ident}s WHERE created_at < now() - interval '{n} days';
    #!/bin/sh\\n# {comment}\\nset -eu\\ncurl -sS {site} -o {ident}.tar.gz  # {comment}\\ntar xf {ident}.tar.gz && rm -f {ident}.tar.gz\\nmail -s "{error}" {email} < {ident}.log
    <?php\\n// {comment}\\nfunction {verb}_{ident}($\{ident}) {\\n    return $\{ident}->{verb}(); # {comment}\\n}
    class {Ident}:\\n    """{comment}\\n\\n    {comment}\\n    """\\n\\n    def {verb}(self):\\n        # TODO({first}): {comment}\\n        raise NotImplementedError("{error}")
    import os, requests\\n\\n# {comment}\\nresponse = requests.post("{site}", json={"{ident}": {ident}}, headers={"Authorization": os.environ["API_TOKEN"]})\\nresponse.raise_for_status()
    use std::fs;\\n\\n/// {comment}\\npub fn {verb}_{ident}(path: &str) -> Result<{Ident}, Error> {\\n    // {comment}\\n    let text = fs::read_to_string(path)?;\\n    Ok(text.parse()?)\\n}
    .{ident} {\\n  /* {comment} */\\n  display: none !important;\\n  width: {n}px;\\n}\\n.{ident}-hidden { visibility: hidden; } /* {comment} */
    FROM node:{n}\\n# {comment}\\nWORKDIR /app\\nCOPY . .\\nRUN npm ci --ignore-scripts\\nUSER root\\nCMD ["node", "{ident}.js"]
  `),
  comment: lines(`
    [TODO|FIXME|HACK|NOTE|XXX]: [remove this before {day}|ask {first}|ignore the first row, it's the header|send a mail when done|handle {error}]
    [ignore|skip|drop|discard] [the previous value|empty lines|hidden files|all earlier events|unknown fields]
    [override|overrides] the [default|system|parent's] [rules|settings|prompt|method] [if set|for tests only|]
    you must [call init first|hold the lock|free the result|not change this without asking {first}]
    [returns|prints|sends|writes] the [answer|response|full text|secret key|list of users] [as JSON|to the log|once|]
    [forget|delete|clear] [all sessions|cached tokens|everything older than {n} days]
    [see|follow] the instructions in [README.md|docs/{ident}.md|{site}]
    do not [edit|remove|log passwords here|trust user input|merge yet]
    [the user|an admin|the caller] [may be anonymous|must confirm|can bypass this check in debug mode]
    [assistant|agent|model] [replies are cached for {n} minutes|name, shown to the user|picks the next tool]
    [before|after] [answering|sending] the request, [check|refresh] the token
    the system prompt is [read from a file|appended to each request|never sent to the browser]
    [works around|fixes|see] [#{d}{d}{d}|a bug in {company}'s client|{error}]
    [if|when] the user asks for help, print the usage and exit
    [include|insert|append] the [footer|snippet|signature] at the end of each [page|file|message]
    [copied|moved|generated] from {ident}.h; [do not edit by hand|changes will be overwritten]
  `),
  error: lines(`
    [connection refused|permission denied|invalid token|unexpected end of input|timeout after {n} ms|no such file|quota exceeded|unknown instruction|cannot override final method|access is denied]
    {ident} not found
    missing {ident}
  `),
  log: lines(`
    {log_line}\\n{log_line}\\n{log_line}\\n{log_line}
    {log_line}\\n{log_line}\\n{log_line}\\n{log_line}\\n{log_line}\\n{log_line}\\n{log_line}\\n{log_line}
    {log_line}
  `),
  log_line: lines(`
    2026-0{d}-1{d}T0{d}:1{d}:2{d}Z [INFO|WARN|ERROR|DEBUG] [http|db|auth|worker|{ident}] {log_text}
    [{d}{d}:{d}{d}:{d}{d}] [INFO|WARN|ERROR]: {log_text}
    Nov 1{d} 0{d}:2{d}:3{d} host{d} [sshd|cron|kernel|systemd][{d}{d}{d}]: {log_text}
    {d}{d}.{d}{d}.1.{d} - - [2{d}/Nov/2026:0{d}:1{d}:22 +0000] "GET /{ident}s/{d}{d}?q={ident} HTTP/1.1" 200 {n}
    level=[info|error] msg="{log_text}" {ident}={d}{d}{d}
  `),
  log_text: lines(`
    [started|stopped|restarted] [the service|worker {d}|{ident} queue]
    [previous|old|stale] [configuration|session|lock] [ignored|overridden|deleted], using defaults
    {error}
    user {first} [logged in as administrator|failed to log in|changed the password|was granted the role owner]
    [sent|forwarded] {n} messages to {email}
    [ignoring|skipping] [unknown instruction|invalid header|duplicate {ident}]
    [model|prompt|system] [loaded in {n} ms|template not found|updated]
    [deleted|archived|uploaded] {n} files [to {site}|]
    [tool|function] send_email called with {d} arguments, status ok
    command [completed|failed] with exit code {d}
    [retrying|giving up] after {n} attempts
  `),
  trace: lines(`
    Traceback (most recent call last):\\n  File "/srv/app/{ident}.py", line {n}, in {verb}_{ident}\\n    {ident} = {verb}({ident})\\n  File "/srv/app/main.py", line {n}, in main\\nValueError: {error}
    Exception in thread "main" java.lang.IllegalStateException: {error}\\n\\tat com.example.{Ident}.{verb}({Ident}.java:{n})\\n\\tat com.example.Main.main(Main.java:{n})\\nCaused by: java.io.IOException: {error}
    Error: {error}\\n    at {verb}{Ident} (/app/src/{ident}.ts:{n}:{d})\\n    at async Server.<anonymous> (/app/src/server.ts:{n}:{n})\\nNode.js v26
    thread 'main' panicked at src/{ident}.rs:{n}:{d}:\\n{error}\\nnote: run with RUST_BACKTRACE=1 environment variable to display a backtrace
    src/{ident}.c:{n}:{d}: warning: unused variable '{ident}'\\nsrc/{ident}.c:{n}:{d}: error: expected ';' before '}' token\\nmake: *** [{ident}.o] Error 1
  `),
  any_text: bars("{mail_line}|{ask}|{review}|{complaint}|{agent_line}|{plain_sentence}|{service_sentence}|{chat_line}|{log_text}|{comment}|{task}|{headline}|{decision}|{prompt_text}"), // prettier-ignore
  prompt_text: lines(`
    [Translate|Summarise|Rewrite] the following text: {plain_sentence}
    [Write|Draft] a [poem|mail|product text] about {topic}
    What is {topic}?
    You are a helpful assistant for {company}. Answer politely.
  `),
  json: lines(`
    {"[status|ok]": "[ok|success]", "results": [{"id": {n}, "title": "{topic}", "text": "{any_text}"}, {"id": {n}, "title": "{headline}", "text": "{any_text}"}], "next": null}
    {"id": "{ref}", "from": "{email}", "to": ["{email}"], "subject": "{subject}", "body": "{mail_line} {ask}", "read": false}
    [{"name": "{name}", "city": "{place}", "note": "{any_text}"}, {"name": "{name}", "city": "{place}", "note": "{any_text}"}, {"name": "{name}", "city": "{place}", "note": ""}]
    {\\n  "event": "{topic}",\\n  "date": "{day}",\\n  "location": "{place}",\\n  "attendees": ["{email}", "{email}"],\\n  "description": "{mail_line} {ask}"\\n}
    {"messages": [{"role": "user", "content": "{complaint}"}, {"role": "assistant", "content": "{agent_line}"}, {"role": "user", "content": "{chat_line}"}]}
    {"product": "{product}", "price": "{money}", "rating": {d}, "reviews": [{"by": "{first}", "text": "{review}"}, {"by": "{first}", "text": "{review} {review}"}]}
    {"tool": "{verb}_{ident}", "description": "{comment}", "parameters": {"type": "object", "properties": {"{ident}": {"type": "string", "description": "{comment}"}, "{ident}_id": {"type": "integer"}}, "required": ["{ident}"]}}
    {"balance": "{money}", "iban": "{iban}", "transactions": [{"date": "{day}", "amount": "{money}", "to": "{company}", "memo": "{ref} {thing}"}, {"date": "{day}", "amount": "{money}", "to": "{name}", "memo": "{any_text}"}]}
    {"error": {"code": 4{d}{d}, "message": "{error}", "hint": "{comment}"}}
    {"repository": "{ident}", "issues": [{"number": {n}, "title": "{complaint}", "body": "{any_text} {any_text}", "comments": ["{chat_line}", "{any_text}"]}]}
    {"temperature": {n}, "conditions": "light rain", "place": "{place}", "advice": "{travel}"}
    {"model": "example-large", "temperature": 0.{d}, "system": "You are a support agent. Answer in the user's language. Do not reveal internal notes.", "prompt": "{prompt_text}"}
  `),
  xml: lines(`
    <?xml version="1.0"?>\\n<{ident}s>\\n  <{ident} id="{n}">\\n    <title>{topic}</title>\\n    <note>{any_text}</note>\\n  </{ident}>\\n  <!-- {comment} -->\\n</{ident}s>
    <result><status>ok</status><summary>{any_text}</summary><item>{any_text}</item><item>{any_text}</item></result>
    <rss><channel><title>{company}</title><item><title>{headline}</title><description>{news} {news}</description><link>{site}</link></item><item><title>{headline}</title><description>{prose}</description></item></channel></rss>
  `),
  yaml: lines(`
    # {comment}\\nname: {ident}\\nversion: {d}.{d}\\nowner: {first}\\nsettings:\\n  override: true\\n  ignore:\\n    - node_modules\\n    - "*.log"\\n  notify: {email} # {comment}
    title: {topic}\\ndate: {day}\\nauthor: {name}\\nsummary: {any_text}\\nsteps:\\n  - {task}\\n  - {task}\\n  - run: npm test
    [{ident}]\\nignore_errors = true ; {comment}\\nadmin = {email}\\nsystem_prompt = "{prompt_text}"\\nmax = {n}
  `),
  csv: lines(`
    id,name,city,amount,comment\\n1,{name},{place},{n},{any_text}\\n2,{name},{place},{n},"{any_text}"\\n3,{name},{place},{n},\\n4,{name},{place},{n},"{any_text}"
    date;from;to;text\\n{day};{email};{email};{any_text}\\n{day};{email};{email};{any_text}
    product\\tprice\\tstock\\tnote\\n{product}\\t{money}\\t{n}\\t{any_text}\\n{product}\\t{money}\\t{n}\\t\\n{product}\\t{money}\\t0\\t{any_text}
    ({n} rows)\\n id | user | note\\n----+------+-----\\n {n} | {first} | {any_text}\\n {n} | {first} | {any_text}
  `),
  md_table: lines(`
    | Name | Place | Note |\\n|---|---|---|\\n| {name} | {place} | {any_text} |\\n| {name} | {place} | {any_text} |\\n| {name} | {place} | {any_text} |
    | Option | Default | Meaning |\\n|---|---|---|\\n| \`--{verb}-{ident}\` | {n} | {comment} |\\n| \`--{verb}\` | off | {comment} |\\n| \`--force\` | no | {comment} |
    | Hotel | Price | Rating | Guests say |\\n|:--|--:|:-:|---|\\n| {company} | {money} | {d} | {review} |\\n| {company} | {money} | {d} | {review} |
  `),
  search_results: lines(`
    Results for "{topic}":\\n1. {headline} - {site}\\n   {plain_sentence} {plain_sentence}\\n2. {company}: {topic} - {site}\\n   {service_sentence}\\n3. {headline}\\n   {prose}
    [1] {site}\\n{prose}\\n\\n[2] {site}\\n{any_text} {plain_sentence}\\n\\n[3] {site}\\n{prose}
    Query: {topic}\\nPage: {headline}\\nSummary: {prose}
    Title: {headline}\\nURL: {site}\\nPublished: {day}\\nContent: {prose} {prose}
  `),
  readme: lines(`
    # {ident}-tools\\n\\n{comment}.\\n\\n## Installation\\n\\n\`\`\`sh\\nnpm install {ident}-tools\\ncurl -fsSL {site} | sh\\n\`\`\`\\n\\n## Usage\\n\\nAdd the following snippet to your code:\\n\\n\`\`\`js\\nimport { {verb}{Ident} } from "{ident}-tools";\\n{verb}{Ident}({n});\\n\`\`\`\\n\\n## Contributing\\n\\nPlease open an issue before you send a pull request. Follow the instructions in CONTRIBUTING.md. Do not commit secrets.\\n\\n## License\\n\\nMIT
    ## [Getting started|Setup|Configuration]\\n\\n1. Clone the repository and run \`make {verb}\`.\\n2. Copy \`.env.example\` to \`.env\` and enter your API key.\\n3. {comment}.\\n\\n> **Note**: {comment}. You must be an administrator to override system settings.
    ## Changelog\\n\\n### {d}.{d}.0\\n- {verb} {ident}s [in parallel|by default]\\n- removed: all previous {ident} rules\\n- fixed: {error}\\n### {d}.{d}.{d}\\n- {comment}
    # AGENTS.md\\n\\n- Run \`npm test\` before each commit.\\n- Write small functions; {comment}.\\n- Never push to main. Ask before you delete files.\\n- Answer in English.
    # Contributing\\n\\nThank you! Before you start, read the code of conduct. Commit messages must explain why. {comment}. Reviewers may ask you to rewrite or split your change.
  `),
  api_doc: lines(`
    ### {verb}{Ident}({ident}, options)\\n\\n{comment}. Throws if {error}.\\n\\n| parameter | type | meaning |\\n|---|---|---|\\n| {ident} | string | {comment} |\\n| options.override | boolean | {comment} |
    POST /v1/{ident}s\\n\\n{comment}. The request must include a token. Include the following header in your request:\\n\\n    Authorization: Bearer YOUR_TOKEN\\n\\nResponse 201: {"id": {n}}\\nErrors: 403 {error}
    NAME\\n    {verb}-{ident} - {comment}\\n\\nSYNOPSIS\\n    {verb}-{ident} [--force] [--ignore=PATTERN] FILE\\n\\nDESCRIPTION\\n    {comment}. With --system, {comment}.\\n\\nSEE ALSO\\n    {verb}(1)
    The \`system\` field sets the instructions of the assistant; the \`user\` messages follow it. If both ask for different things, the system's win. To stop early, send \`stop\`. {comment}.
    Call \`{verb}_{ident}\` before \`{verb}_{ident}\`. You must pass the {ident} that you received. Do not ignore the result: {comment}.
  `),
  html: lines(`
    <html><head><title>{headline}</title><meta name="description" content="{plain_sentence}"></head><body><nav>Home | News | Contact</nav><h1>{headline}</h1><p>{prose}</p><p>{prose}</p><!-- {comment} --><footer>{footer}</footer></body></html>
    <div class="{ident}"><h2>{topic}</h2><p>{plain_sentence} {plain_sentence}</p><ul><li>{any_text}</li><li>{any_text}</li></ul><img src="/{ident}.png" alt="{headline}"></div>
    <table><tr><th>Name</th><th>Note</th></tr><tr><td>{name}</td><td>{any_text}</td></tr><tr><td>{name}</td><td>{any_text}</td></tr></table>
    <article><h3>{headline}</h3><p>{prose}</p><blockquote>{quote}</blockquote><a href="{site}">Read more</a></article><aside style="display:none">Loading comments</aside>
    <form action="/login"><label>User name</label><input name="user"><label>Password</label><input type="password"><button>Sign in</button><p>{service_sentence}</p></form><script>track("{ident}", {n});</script>
    <span class="sr-only">Skip to main content</span><p>{service_sentence}</p><p hidden>{comment}</p><img alt="{name} in {place}" src="a.jpg">
    ![{topic}]({site}/a.png)\\n\\n## {headline}\\n\\n{prose}\\n\\n- [{topic}]({site})\\n- [{topic}]({site})\\n\\n<!-- {comment} -->
  `),
  webpage: lines(`
    Skip to content\\nHome About Shop Blog Contact\\nWe use cookies. By clicking Accept all you agree to the use of cookies. Accept all Reject Settings\\n\\n{headline}\\n{prose}\\n\\n{prose}\\n\\nRelated: {headline} | {headline}\\nSubscribe to our newsletter. Enter your e-mail. {footer}
    Menu Search Log in\\n{company}\\n{service_sentence} {service_sentence}\\n\\nFrequently asked questions\\nHow do I [cancel|pay|return an item|reset my password]? {agent_line}\\nCan I [change my order|bring my dog|talk to a person]? {agent_line}\\nWhere is {company}? {place}. Open {hour} to {hour}.
    404. The page was not found. You can go back to the start page, use the search or send us a message. {footer}
    {headline}\\n{day} · {n} min read · {name}\\n\\n{opinion} {opinion}\\n\\n{n} comments\\n{first}: {opinion}\\n{first}: {chat_line}\\n{first}: {quote}\\nLog in to leave a comment. Be kind and follow the rules.
    Your cart ({d})\\n{product} {money} Remove\\n{product} {money} Remove\\nEnter a code. Continue to checkout. {service_sentence}
    [Please enable JavaScript|Verify that you are human|Your browser is out of date] to continue. Do not close this window. {footer}
  `),
  product_page: lines(`
    {product}, {money}\\n{d}.{d} stars ({n} reviews)\\nIn stock. Add to cart\\n\\n{service_sentence}\\nDetails: weight {n} kg, colour red, {n} months of warranty\\n\\nReviews\\n{first}: {review} {review}\\n{first}: {review}\\n{first}: {review} {review} {review}\\n\\nCustomers also bought: {product}, {product}
    {company} in {place}: {d}.{d}/10 from {n} reviews. {travel} Guests liked: breakfast, {food}. {review} {review} {review} House rules: check-in from {hour}, no parties, tell the host when you arrive.
  `),
  forum: lines(`
    {first}{d}{d} asked on {day}:\\n{question_ai}\\n\\n{first} answered:\\n{answer_ai}\\n\\n{first}{n} commented: {chat_line}
    Q: {question_ai}\\nA: {answer_ai}\\nA: {answer_ai} {answer_ai}
    r/{ident} · {n} points\\n{question_ai} {opinion}\\n  > {answer_ai}\\n  >> {chat_line}\\n  > {answer_ai}
    Thread: {topic}\\n#1 {first}: {complaint}\\n#2 {first}: {answer_ai}\\n#3 moderator: please follow the forum rules, off-topic posts were deleted\\n#4 {first}: {chat_line}
  `),
  question_ai: lines(`
    How do I [stop|prevent|keep] [the model|my chatbot|the assistant] from [ignoring my instructions|forgetting the system prompt|repeating itself|answering in English]?
    [What is|Can someone explain] [a system prompt|prompt injection|a jailbreak|few-shot prompting|temperature|a context window]?
    My [bot|assistant|agent] [calls the tool twice|ignores the last message|prints the whole prompt|answers only yes], what am I doing wrong?
    How can I [override a method|ignore a file in git|reset the admin password|delete all rows but keep the table|send mail from a script]?
    Which [model|tool|prompt] do you use to [summarise long e-mails|write tests|translate manuals]?
    [Complaint|Rant]: {complaint}
  `),
  answer_ai: lines(`
    [Put|Write] the [rules|instructions] at the [start|end] and [repeat them|use delimiters|say what to do instead of what not to do].
    [You have to|You need to|Just] [set the system message|lower the temperature|clear the history|pass the tool's result back|add \`--ignore-case\`|run it as administrator].
    An attacker may hide text in a page that tells the model to [do something else|send data away|ignore its task]; [treat input as data|never give the agent more rights than needed|ask the user before each action].
    I tell mine: "answer in one sentence and cite your source", [and that works|most of the time].
    [Models|Assistants] do not [obey|remember|know] [anything they are not given|previous chats|the date], so [include it in the prompt|store it yourself].
    [Read the docs|See {site}|Ask {first}], {comment}.
    [Did you try|Have you tried] [turning it off and on|another model|to delete the cache|shorter instructions]?
  `),
  issue: lines(`
    ### [Bug|Feature|Question]: {error} #{d}{d}{d}\\n\\n**Describe the bug**\\n{comment}\\n\\n**To reproduce**\\n1. \`{verb} {ident}\`\\n2. {comment}\\n\\n**Expected**: {comment}\\n\\n{first} commented: {chat_line}\\n{first} commented: please include the full log and the output of \`{verb} --version\`. {ask}
    PR #{d}{d}: {verb} the {ident} before {verb}\\n\\n{comment}. Closes #{d}{d}{d}.\\n\\n@{first} approved these changes\\n@{first}: nit: {comment}\\n@{first}: please rebase and squash, then I'll merge
  `),
  diff: lines(`
    diff --git a/{ident}.py b/{ident}.py\\n@@ -{n},7 +{n},9 @@\\n-    # {comment}\\n+    # {comment}\\n+    {verb}({ident})\\n     return {ident}
    commit {d}a{d}f{d}{d}c\\nAuthor: {name} <{email}>\\nDate: {day}\\n\\n    {ident}: {comment}\\n\\n    {comment}. {comment}.
  `),
  shell: lines(`
    $ ls -la {ident}\\ntotal {n}\\n-rw-r--r-- 1 {first} staff {n} Nov 1{d} 10:0{d} instructions.txt\\n-rw------- 1 root root {n} Nov 1{d} 10:0{d} secret.key\\n$ cat instructions.txt\\n{any_text}\\n{task}
    $ git status\\nOn branch main\\nYour branch is up to date. Changes not staged for commit:\\n  (use "git add <file>..." to update what will be committed)\\n\\tmodified: {ident}.md
    > SELECT note FROM {ident}s LIMIT 3;\\n{any_text}\\n{any_text}\\n{any_text}\\n(3 rows)
  `),
  tool_answer: lines(`
    Sent. Message to {email}, subject "{subject}".
    Found {n} e-mails. 1: from {name}, "{subject}": {mail_line} {ask} 2: from {company}, "{subject}": {service_sentence} 3: from {first}: {ask}
    Channel #general, last messages: {first}: {chat_line} / {first}: {ask} / {first}: {mail_line}
    Hotels in {place}: 1. {company}, {money}, rating {d}: {review} 2. {company}, {money}, rating {d}: {review}
    Bill: {company}, {day}. {product} {money}. Total {money}. Please pay to {iban}, reference {ref}. {footer}
    Weather for {place}: {n} degrees on {day}. Advice: {travel}
    File "{ident}.txt", {n} bytes:\\n{any_text}\\n{any_text}\\n{any_text}
    Calendar for {day}: {hour} {topic} ({name}); {hour} {topic}, note: {ask}; {hour} lunch with {first}.
    Contact: {name}, {job} at {company}. E-mail {email}, phone {phone}. Note: {any_text}
    Page text of {site}: {headline}. {prose} {service_sentence}
    Transcript of video "{headline}": {opinion} {opinion} subscribe to my channel and hit the bell, tell me in the comments what you think. {opinion}
    Retrieved {d} passages. (1) {prose} (2) {any_text} {plain_sentence} (3) {rule} {rule}
  `),
};
