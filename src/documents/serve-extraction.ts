import { deriveViews } from "./derive-views.ts";
import type { Extraction, ExtractionLimits } from "./extraction.ts";
import type { TextFormat } from "./media-types.ts";
import { readPdf } from "./read-pdf.ts";

/** What a reader process is asked, one thing at a time: to read a PDF, or for the views of a text. */
export type Job =
  | { readonly pdf: Uint8Array; readonly limits: ExtractionLimits }
  | { readonly format: TextFormat; readonly source: string };

/** What it answers. `ready` comes once, before anything else. */
export type JobAnswer = "ready" | Extraction | readonly string[];

async function answer(job: Job): Promise<JobAnswer> {
  return "pdf" in job ? readPdf(job.pdf, job.limits) : deriveViews(job.format, job.source);
}

// This file is the whole program of a reader process: what fails here ends the process, and with it the job.
const send = process.send?.bind(process);
if (send !== undefined) {
  process.on("message", (job: Job) => void answer(job).then((result) => send(result)));
  process.on("disconnect", () => process.exit());
  // The first PDF should not wait for PDF.js to load.
  const { getResolvedPDFJS } = await import("unpdf");
  await getResolvedPDFJS();
  send("ready");
}
