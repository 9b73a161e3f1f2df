// What a front end would write: it compiles only if the types that are generated from the document can hold what the API answers.
import type { components, paths } from "./schema";

type Schemas = components["schemas"];

// A member of type `never` can't be had at all; wrong spellings of "or null" end as that.
type Impossible = {
  [Schema in keyof Schemas]: Schemas[Schema] extends object
    ? { [Member in keyof Schemas[Schema]]-?: [NonNullable<Schemas[Schema][Member]>] extends [never] ? `${string & Schema}.${string & Member}` : never }[keyof Schemas[Schema]]
    : never;
}[keyof Schemas];

type None<T> = [T] extends [never] ? true : T;
export const everyMemberIsPossible: None<Impossible> = true;

// Every operation that answers JSON can be called by its path and its answer be read.
type Answer<Operation> = Operation extends { responses: { 200: { content: { "application/json": infer Json } } } } ? Json : undefined;
export type Answers = { [Path in keyof paths]: paths[Path] extends { get: infer Get } ? Answer<Get> : undefined };

// Every error can be shown without knowing which it is.
export function message(problem: Schemas["Problem"] | Schemas["ValidationProblem"]): string {
  const faults = "errors" in problem ? Object.entries(problem.errors as Schemas["ValidationProblem"]["errors"]) : [];
  return [`${problem.status} ${problem.title}: ${problem.detail}`, ...faults.map(([path, messages]) => `${path}: ${messages.join(" ")}`)].join("\n");
}
