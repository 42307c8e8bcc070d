import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plainEnvironment } from "./run-command.ts";

const root = join(import.meta.dirname, "..", "..");

export interface StartOptions {
  /** A data directory to use again; a new one, removed at the end, when absent. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Configuration file's text, YAML. */
  readonly config?: string;
  /** Largest file that it may write, KiB, by the shell's `ulimit -f`: a full disk that needs no disk. */
  readonly fileLimitKiB?: number;
}

export interface Sallyport {
  readonly dataUrl: string;
  readonly adminUrl: string;
  readonly adminToken: string;
  readonly demoKey: string;
  readonly dataDir: string;
  readonly process: ChildProcess;
  /** Everything printed so far, both streams. */
  output(): string;
  /** The same, once it matches. */
  printed(pattern: RegExp): Promise<string>;
  /** A control-plane request as the administrator; JSON in and out. */
  admin(method: string, path: string, body?: unknown): Promise<{ status: number; body: any }>;
  apply(...manifests: readonly object[]): Promise<void>;
  newKey(useCase: string, options?: { principal?: string; expiresInDays?: number }): Promise<{ id: string; key: string }>;
  /** A chat completion by plain HTTP. */
  chat(key: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Starts a real gateway in a process of its own, on free ports. */
export async function startSallyport(options: StartOptions = {}): Promise<Sallyport> {
  const own = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), "sallyport-e2e-"));
  const readyFile = join(mkdtempSync(join(tmpdir(), "sallyport-ready-")), "ready.json");
  const args = [join(root, "src", "main.ts"), "serve", "--ready-file", readyFile];
  if (options.config !== undefined) {
    const file = `${readyFile}.config.yaml`;
    writeFileSync(file, options.config);
    args.push("--config", file);
  }
  const adminToken = "admin-token-for-tests-0123456789abcdef";
  const limit = options.fileLimitKiB;
  const [command, shellArgs] =
    limit === undefined ? [process.execPath, []] : ["bash", ["-c", `ulimit -f ${limit}; exec "$@"`, "bash", process.execPath]];
  const child = spawn(command, [...shellArgs, ...args], {
    cwd: root,
    env: {
      ...plainEnvironment(),
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_PORT: "0",
      SALLYPORT_ADMIN_PORT: "0",
      SALLYPORT_ADMIN_TOKEN: adminToken,
      ...options.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  process.once("exit", () => child.kill("SIGKILL"));

  await appears(readyFile, exited, () => printed);
  const ready = JSON.parse(readFileSync(readyFile, "utf8")) as {
    dataUrl: string;
    adminUrl: string;
    adminToken?: string;
    demoKey?: string;
  };
  const token = options.env?.["SALLYPORT_ADMIN_TOKEN"] ?? adminToken;

  const admin: Sallyport["admin"] = async (method, path, body) => {
    const response = await fetch(ready.adminUrl + path, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { "content-type": "application/json" }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (response.headers.get("content-type") ?? "").endsWith("json") ? JSON.parse(text) : text,
    };
  };
  const need = async (method: string, path: string, body?: unknown): Promise<any> => {
    const answer = await admin(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const cleanUp = (): void => {
    if (own) rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    dataUrl: ready.dataUrl,
    adminUrl: ready.adminUrl,
    adminToken: token,
    demoKey: ready.demoKey ?? "",
    dataDir,
    process: child,
    output: () => printed,
    printed: async (pattern) => {
      while (!pattern.test(printed)) await once(child.stdout, "data");
      return printed;
    },
    admin,
    apply: async (...manifests) => {
      await need("POST", "/api/v1/apply", manifests);
    },
    newKey: (useCase, more = {}) => need("POST", "/api/v1/keys", { useCase, ...more }),
    chat: (key, body, headers = {}) =>
      fetch(`${ready.dataUrl}/v1/chat/completions`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body),
      }),
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
      cleanUp();
    },
    stop: async () => {
      child.kill("SIGTERM");
      const code = await exited;
      cleanUp();
      return code;
    },
  };
}

/** Resolves when the file is there; rejects when the process ends first. */
async function appears(path: string, exited: Promise<number | null>, printed: () => string): Promise<void> {
  const watcher = watch(join(path, ".."));
  try {
    const there = new Promise<void>((resolve) => {
      watcher.on("change", () => existsSync(path) && resolve());
      if (existsSync(path)) resolve();
    });
    const code = await Promise.race([there, exited.then((code) => ({ code }))]);
    if (code !== undefined) throw new Error(`the gateway ended with ${code.code} before it was ready:\n${printed()}`);
  } finally {
    watcher.close();
  }
}
