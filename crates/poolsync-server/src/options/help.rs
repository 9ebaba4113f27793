//! The text of `poolsync --help`.

/// What the program is, and every option.
pub const HELP: &str = "\
poolsync: the console for synchronizing node pools of Huawei Cloud CCE, on this machine

Usage: poolsync [options]

  --listen ADDRESS           where the console is served [127.0.0.1:8080]
  --allow-host HOST          lets the console call this host too, directly and by the relay, always by https;
                             HOST:PORT for another port than 443; may be given several times
  --allow-origin ORIGIN      lets the pages of this origin use the relay, and makes its host a name of this server,
                             such as https://portal.example.com; may be given several times

  --sandbox                  starts an imitation of the cloud service with made-up data, to try everything out
  --sandbox-listen ADDRESS   where the sandbox is served [127.0.0.1:8081]
  --sandbox-batch-seconds N  how long a batch of nodes takes there, such as 8 or 0.5 [8]

  --help                     this text
  --version                  the version

ADDRESS is an IP address with a port, such as 127.0.0.1:9000 or [::1]:9000; port 0 takes any free port. Everything
listens on this machine alone unless ADDRESS says otherwise: then whoever reaches it may use the relay, so put a web
server with TLS and access control in front.

The relay forwards only to the CCE and IAM hosts of the known regions, only the calls that the console makes, and
never twice. It trusts the certificate authorities of this system; SSL_CERT_FILE names others. What it forwards is
written to the error output, one line a call, without ids, headers and bodies.";
