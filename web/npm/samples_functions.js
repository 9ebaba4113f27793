// The functions of poolsync/samples, on whatever makes its module ready or says that it is not.
//
//   export const { languages, sample } = samplesWith(ready);

/** All functions. `ready` gives the glue, or throws `not-initialized`. */
export function samplesWith(ready) {
  return {
    importRequest: (text) => ready().importRequest(text),
    languages: () => ready().languages(),
    sample: (language, request, options) => ready().sample(language, request, options),
  };
}
