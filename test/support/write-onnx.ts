/**
 * An ONNX model that really runs: the greatest embedding over a text's tokens, times a matrix. Protocol Buffers by hand, with the
 * field numbers of onnx.proto3.
 */
type Field = readonly [field: number, value: number | string | Uint8Array];

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}

/** Numbers as varints, the others as what has a length. */
function message(...fields: readonly Field[]): Buffer {
  return Buffer.concat(
    fields.flatMap(([field, value]) => {
      if (typeof value === "number") return [varint(field * 8), varint(value)];
      const bytes = Buffer.from(value);
      return [varint(field * 8 + 2), varint(bytes.length), bytes];
    }),
  );
}

const floats = 1;
const int64s = 7;

/** TensorProto: dims 1, data_type 2, name 8, raw_data 9. */
function matrix(name: string, rows: readonly (readonly number[])[]): Buffer {
  const data = Buffer.from(Float32Array.from(rows.flat()).buffer);
  return message([1, rows.length], [1, rows[0]?.length ?? 0], [2, floats], [8, name], [9, data]);
}

/** NodeProto: input 1, output 2, op_type 4, attribute 5. */
function node(type: string, inputs: readonly string[], output: string, ...attributes: readonly Buffer[]): Buffer {
  const named = inputs.map((name): Field => [1, name]);
  return message(...named, [2, output], [4, type], ...attributes.map((attribute): Field => [5, attribute]));
}

/** AttributeProto: name 1, i 3, ints 8, type 20 (2 for an integer, 7 for several). */
const integer = (name: string, value: number): Buffer => message([1, name], [3, value], [20, 2]);
const integers = (name: string, values: readonly number[]): Buffer =>
  message([1, name], ...values.map((value): Field => [8, value]), [20, 7]);

/** ValueInfoProto: name 1, type 2 { tensor_type 1 { elem_type 1, shape 2 { dim 1 { dim_value 1, dim_param 2 } } } }. */
function value(name: string, type: number, dims: readonly (number | string)[]): Buffer {
  const shape = message(...dims.map((dim): Field => [1, message([typeof dim === "number" ? 1 : 2, dim])]));
  return message([1, name], [2, message([1, message([1, type], [2, shape])])]);
}

/** @param rows for each token id one number for each label */
export function writeOnnx(rows: readonly (readonly number[])[]): Buffer {
  const labels = rows[0]?.length ?? 0;
  const identity = Array.from({ length: labels }, (_, row) => Array.from({ length: labels }, (_, at) => (row === at ? 1 : 0)));
  // GraphProto: node 1, name 2, initializer 5, input 11, output 12.
  const graph = message(
    [1, node("Gather", ["embeddings", "input_ids"], "tokens", integer("axis", 0))],
    [1, node("ReduceMax", ["tokens"], "greatest", integers("axes", [1]), integer("keepdims", 0))],
    [1, node("MatMul", ["greatest", "weights"], "logits")],
    [2, "small-classifier"],
    [5, matrix("embeddings", rows)],
    [5, matrix("weights", identity)],
    [11, value("input_ids", int64s, [1, "tokens"])],
    [11, value("attention_mask", int64s, [1, "tokens"])],
    [12, value("logits", floats, [1, labels])],
  );
  // ModelProto: ir_version 1, graph 7, opset_import 8 { version 2 }.
  return message([1, 8], [7, graph], [8, message([2, 13])]);
}
