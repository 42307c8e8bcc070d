import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium as playwright } from "playwright-core";

const root = join(import.meta.dirname, "..", "..", "..");
const packed = join(root, "node_modules", "@sparticuz", "chromium");

/**
 * A headless Chromium that came by npm. It is unpacked once, into node_modules/.cache. The few libraries that it needs of the system
 * (NSS, NSPR, Expat) come with it too, and are used where the system has none.
 */
export async function openBrowser(): Promise<Browser> {
  const dir = await unpack();
  const executablePath = join(dir, "chromium");
  const { LD_LIBRARY_PATH: libraries, ...env } = definedEnv();
  const libraryPath = findLibraries(executablePath, join(dir, "al2023", "lib"), libraries);
  return await playwright.launch({
    executablePath,
    headless: true,
    env: { ...env, ...(libraryPath !== undefined && { LD_LIBRARY_PATH: libraryPath }) },
    // Not the package's own arguments, which turn off what these tests look at: the same-origin policy and the sites' isolation.
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"],
  });
}

/** Undefined where the system's own libraries do. */
function findLibraries(executable: string, bundled: string, given: string | undefined): string | undefined {
  const tried: string[] = [];
  for (const libraries of [given, [bundled, given].filter((one) => one !== undefined).join(":")]) {
    try {
      execFileSync(executable, ["--version"], {
        stdio: "pipe",
        env: { ...definedEnv(), ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }) },
      });
      return libraries;
    } catch (error) {
      tried.push(error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error));
    }
  }
  throw new Error(
    `The browser of the tests does not run here: ${tried.join("; ")}. CONTRIBUTING.md ("Browser tests") says what it needs: Linux on x64 with glibc 2.34 or newer, or SALLYPORT_TEST_BROWSER.`,
  );
}

/** Complete or absent: whoever is stopped while unpacking leaves nothing that looks whole. */
async function unpack(): Promise<string> {
  const own = process.env["SALLYPORT_TEST_BROWSER"];
  if (own !== undefined) return own;
  const { version } = JSON.parse(readFileSync(join(packed, "package.json"), "utf8")) as { version: string };
  const cache = join(root, "node_modules", ".cache");
  const dir = join(cache, `chromium-${version}`);
  if (existsSync(dir)) return dir;
  const partial = mkdtempSync(join(cache, "unpacking-"));
  const { default: chromium } = await import("@sparticuz/chromium");
  // The package unpacks to the directory for temporary files, and its libraries only where it takes itself to be in a function of AWS.
  const before = { TMPDIR: process.env["TMPDIR"], AWS_EXECUTION_ENV: process.env["AWS_EXECUTION_ENV"] };
  Object.assign(process.env, { TMPDIR: partial, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x" });
  try {
    await chromium.executablePath();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
  try {
    renameSync(partial, dir);
  } catch (error) {
    rmSync(partial, { recursive: true });
    // Another process was faster.
    if (!existsSync(dir)) throw error;
  }
  return dir;
}

function definedEnv(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
