// The checks as a Standard Schema (https://standardschema.dev, version 1), which form libraries take without glue.
//
//   schema["~standard"].validate(request); // { value } or { issues: [{ message, path, code }] }

/** Members of a request, by the API's spelling of their place. */
const TARGET = { endpoint: "endpoint", project_id: "projectId", cluster_id: "clusterId", nodepool_id: "nodepoolId" };

/** A name, a position in a list, or a name that is no plain word. */
const STEP = /\.?([^.[\]]+)|\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]/g;

/** The validator. Errors are issues; warnings and hints, which stop nothing, are not. */
export const schemaWith = ({ check, describe }) => ({
  "~standard": {
    version: 1,
    vendor: "poolsync",
    validate(value, options) {
      const locale = options?.libraryOptions?.locale;
      const words = (problem) => (locale === undefined ? problem : describe(problem, locale)).message;
      const errors = check(value).problems.filter(({ severity }) => severity === "error");
      if (errors.length === 0) return { value };
      return { issues: errors.map((problem) => ({ message: words(problem), path: steps(problem.path), code: problem.code })) };
    },
  },
});

/** `spec.nodeIDs[1]` → `["body", "spec", "nodeIDs", 1]` */
function steps(path) {
  if (Object.hasOwn(TARGET, path)) return [TARGET[path]];
  const found = path.matchAll(STEP);
  return ["body", ...Array.from(found, ([, name, position, quoted]) => name ?? (position ? Number(position) : JSON.parse(quoted)))];
}
