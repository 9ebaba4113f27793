"""Runs scripts in one process, each as the main program, and prints for each a line {"code", "out"}."""

import contextlib
import io
import json
import os
import py_compile
import runpy
import sys
import traceback

for file in sys.argv[1:]:
    printed = io.StringIO()
    code = 0
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
        try:
            py_compile.compile(file, doraise=True)
            os.chdir(os.path.dirname(file))
            runpy.run_path(file, run_name="__main__")
        except SystemExit as end:
            # As the interpreter does: a text is printed, and the code is 1.
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
            if isinstance(end.code, str):
                print(end.code)
        except BaseException:
            code = 1
            traceback.print_exc()
    print(json.dumps({"code": code, "out": printed.getvalue()}, separators=(",", ":")))
