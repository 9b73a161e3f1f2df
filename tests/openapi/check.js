// Holds an OpenAPI document against Spectral, Redocly and a TypeScript client built from it under --strict.
// usage: npm run check -- <file>    exit code 0: no errors
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
if (!process.argv[2]) {
  console.error("usage: npm run check -- <file>");
  process.exit(2);
}

// npm runs scripts where package.json is; the file is named from where the caller is.
const file = resolve(process.env.INIT_CWD ?? process.cwd(), process.argv[2]);
const work = mkdtempSync(join(tmpdir(), "openapi-"));
const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true", NO_COLOR: "1" };

function run(tool, ...args) {
  const { status, error } = spawnSync(join(here, "node_modules", ".bin", tool), args, { cwd: here, env, stdio: "inherit" });
  if (error) console.error(`${tool}: ${error.message}`);
  return status === 0;
}

try {
  copyFileSync(join(here, "client.ts"), join(work, "client.ts"));
  const results = {
    spectral: run("spectral", "lint", file, "--ruleset", join(here, "spectral.yaml"), "--fail-severity", "warn"),
    redocly: run("redocly", "lint", file, "--config", join(here, "redocly.yaml"), "--format", "stylish"),
    typescript:
      run("openapi-typescript", file, "--output", join(work, "schema.ts")) &&
      run("tsc", "--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", join(work, "client.ts")),
  };
  for (const [tool, passed] of Object.entries(results)) console.log(`${passed ? "ok    " : "FAILED"} ${tool}`);
  process.exitCode = Object.values(results).every(Boolean) ? 0 : 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
