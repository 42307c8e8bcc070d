/** What is used of onnxruntime-node: its interface, so that nothing needs the package to be there. */
export interface Runtime {
  readonly InferenceSession: { create(path: string, options: object): Promise<Session> };
  readonly Tensor: new (type: "int64", data: BigInt64Array, dims: readonly number[]) => object;
}

export interface Session {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  run(feeds: Readonly<Record<string, object>>): Promise<Readonly<Record<string, OutputTensor>>>;
}

export interface OutputTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<number | bigint | string>;
}

/** Found from here on upwards, as any package: an optional peer, which whoever wants classifiers installs. */
export const onnxRuntime = "onnxruntime-node";

/**
 * @param specifier the package, or a module of the same interface
 *
 * Throws an Error whose message says what the operator can do.
 */
export async function loadRuntime(specifier: string): Promise<Runtime> {
  let loaded: Partial<Runtime> & { readonly default?: Partial<Runtime> };
  try {
    loaded = (await import(specifier)) as typeof loaded;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const isMissing = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
    const reason = isMissing ? "is not installed" : `does not load (${error instanceof Error ? error.message : String(error)})`;
    throw new Error(`The package ${specifier} ${reason}. Install it with npm install ${specifier}.`, { cause: error });
  }
  // A CommonJS package: its names may be found on its default export only.
  const { InferenceSession = loaded.default?.InferenceSession, Tensor = loaded.default?.Tensor } = loaded;
  if (InferenceSession === undefined || Tensor === undefined)
    throw new Error(`The package ${specifier} is not what was expected. Install it with npm install ${specifier}.`);
  return { InferenceSession, Tensor };
}
