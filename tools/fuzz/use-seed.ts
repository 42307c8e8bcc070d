/** Loaded before a test file (`--import`): properties draw from this seed. How often each runs stays as the test says. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env["FUZZ_SEED"]) });
