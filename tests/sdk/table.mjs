// The table of what was shown: a line for each case x language x version, in the file that POOLSYNC_SDK_TABLE names.
//
//   const cells = table("Java", "3.1.130", "javac -Xlint:all");
//   cells.same("custom_pool"); // after the sample ran and its request was found to be the page's
//   cells.refused("502-html"); // after the sample ended with an error, having called once

import { appendFileSync } from "node:fs";

/** A line at a time, so that a run that breaks off tells how far it came. `compiled`: by what, if by anything before it ran. */
export function table(language, version, compiled = "-") {
  const file = process.env.POOLSYNC_SDK_TABLE;
  const line = (...columns) => {
    if (file) appendFileSync(file, `${[language, version, ...columns].join("\t")}\n`);
  };
  return {
    same: (name) => line(name, compiled, "ended well", "same"),
    refused: (fault) => line(`fault ${fault}`, compiled, "ended with an error", "one call"),
    /** Read by a grammar: no tool ran. */
    read: (name) => line(name, compiled, "-", "same"),
  };
}
