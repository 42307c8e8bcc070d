import { Problem } from "../core/problem.ts";
import { createSendToAws, encodeLabel } from "./aws/send-to-aws.ts";
import type { HttpOut } from "./open-http.ts";
import { pickHeaders } from "./pick-headers.ts";
import type { Provider } from "./provider.ts";

const headerNames = /^x-amzn-sagemaker-[a-z0-9-]+$/;

/** Amazon SageMaker's runtime (API reference, "InvokeEndpoint"), with JSON in and out. The endpoint is the upstream's model. */
export function createSageMaker(http: HttpOut, now: () => number): Provider {
  const send = createSendToAws({ service: "sagemaker", host: "runtime.sagemaker", http, now });
  return {
    speaks: () => ["sagemaker-invocations"],
    send(target, call) {
      return send(target, call, () => {
        if (call.dialect !== "sagemaker-invocations") {
          throw new Problem("upstream_unavailable", `Amazon SageMaker has no ${call.dialect}.`);
        }
        return {
          path: `/endpoints/${encodeLabel(call.model)}/invocations`,
          headers: { ...pickHeaders(call, headerNames), "content-type": "application/json", accept: "application/json" },
          body: call.body,
        };
      });
    },
    close: () => http.close(),
  };
}
