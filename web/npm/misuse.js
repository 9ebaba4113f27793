// What is thrown.
//
//   throw misuse("not-initialized", "poolsync is not ready: call init() and wait for it first");

/** An error of this package: misuse, told apart by its code. */
export function misuse(code, message, cause) {
  const error = new Error(message, cause === undefined ? undefined : { cause });
  error.name = "PoolsyncError";
  error.code = code;
  return error;
}
