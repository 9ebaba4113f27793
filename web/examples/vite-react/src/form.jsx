import { useState } from "react";
import { useForm } from "react-hook-form";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { effects, formatBody, schema } from "poolsync";

const FIELDS = [
  ["endpoint", "Endpoint"],
  ["projectId", "Project ID"],
  ["clusterId", "Cluster ID"],
  ["nodepoolId", "Node pool ID"],
  ["body.spec.nodePoolID", "Node pool ID again, in the body"],
];

export function Form() {
  // The schema of poolsync is a Standard Schema: the resolver takes it without glue.
  const { register, handleSubmit, getFieldState, formState } = useForm({ resolver: standardSchemaResolver(schema) });
  const [request, setRequest] = useState();
  const problem = (name) => getFieldState(name, formState).error?.message;
  return (
    <form onSubmit={handleSubmit(setRequest)} noValidate>
      {FIELDS.map(([name, label]) => (
        <p key={name}>
          <label>
            {label} <input {...register(name)} />
          </label>{" "}
          <span data-problem={name}>{problem(name)}</span>
        </p>
      ))}
      <p>
        <label>
          Nodes per batch <input type="number" {...register("body.spec.maxUnavailable", { valueAsNumber: true })} />
        </label>{" "}
        <span data-problem="body.spec.maxUnavailable">{problem("body.spec.maxUnavailable")}</span>
      </p>
      <button>Review</button>
      {request && (
        <section>
          <pre data-body>{formatBody(request.body)}</pre>
          <ul>
            {effects(request).map(({ code, message }) => (
              <li key={code}>{message}</li>
            ))}
          </ul>
        </section>
      )}
    </form>
  );
}
