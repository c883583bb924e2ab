import { existsSync, readFileSync } from 'node:fs';
import { parse as parseYaml } from 'yaml';
import * as z from 'zod';
import { mergeAllOf } from './merge.ts';

/** A schema as the description has it; what it says is the validator's business. */
type Schema = Record<string, unknown>;
export type Parameter = { name: string; in: string; required: boolean; schema: Schema };
export type Operation = {
  method: string;
  /** `/2/tweets/{id}` */
  path: string;
  parameters: Parameter[];
  /** By content type; null where no body is taken. */
  body: Record<string, Schema> | null;
  /** By status or `default`, then by content type. */
  answers: Record<string, Record<string, Schema>>;
};
export type Description = { components: Schema; operations: Operation[] };

/** In JSON or YAML. Official descriptions are not ours to pass on, so they stand beside the project; EARSHOT_SPECS says where else. */
export function findDescription(name: string): Description | null {
  const folder = process.env.EARSHOT_SPECS ?? new URL('../../../shared/specs', import.meta.url).pathname;
  const file = `${folder}/${name}`;
  if (!existsSync(file)) return null;
  const text = readFileSync(file, 'utf8');
  return read(name.endsWith('.json') ? JSON.parse(text) : parseYaml(text));
}

const Anything = z.record(z.string(), z.unknown());
const Content = z.record(z.string(), z.looseObject({ schema: Anything.default({}) }));
const ParameterShape = z.union([
  z.object({ $ref: z.string() }),
  z.looseObject({ name: z.string(), in: z.string(), required: z.boolean().default(false), schema: Anything }),
]);
const AnswerShape = z.looseObject({ $ref: z.string().optional(), content: Content.default({}) });
const OperationShape = z.looseObject({
  parameters: z.array(ParameterShape).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), AnswerShape),
});
const Shape = z.looseObject({
  paths: z.record(z.string(), Anything),
  components: z.looseObject({
    parameters: z.record(z.string(), ParameterShape).default({}),
    responses: z.record(z.string(), AnswerShape).default({}),
  }),
});

const methods = ['get', 'post', 'put', 'delete', 'patch'];

function read(json: unknown): Description {
  const { paths, components } = Shape.parse(mergeAllOf(json));
  const parameterOf = (given: z.output<typeof ParameterShape>): Parameter => {
    if (!('$ref' in given)) return given as Parameter;
    const found = components.parameters[String(given.$ref).split('/').at(-1) ?? ''];
    if (!found) throw new Error(`The description has no ${String(given.$ref)}.`);
    return parameterOf(found);
  };
  const answerOf = ({ $ref, content }: z.output<typeof AnswerShape>) =>
    $ref === undefined ? content : (components.responses[$ref.split('/').at(-1) ?? '']?.content ?? {});
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    methods.flatMap((method): Operation[] => {
      if (!item[method]) return [];
      const { parameters, requestBody, responses } = OperationShape.parse(item[method]);
      return [
        {
          method: method.toUpperCase(),
          path,
          parameters: parameters.map(parameterOf),
          body: requestBody ? schemas(requestBody.content) : null,
          answers: Object.fromEntries(
            Object.entries(responses).map(([status, answer]) => [status, schemas(answerOf(answer))]),
          ),
        },
      ];
    }),
  );
  return { components, operations };
}

const schemas = (content: z.output<typeof Content>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(content).map(([type, { schema }]) => [type, schema]));
