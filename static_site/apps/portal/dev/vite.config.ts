import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vite";
import { makeMock } from "./mock.ts";
import { renderPage } from "./page.ts";
import { tenants } from "./tenants.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const mock = makeMock();

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="140" height="40" viewBox="0 0 140 40"><rect width="40" height="40" rx="8" fill="#0b6e4f"/><path d="M10 28 20 10l10 18" fill="none" stroke="#fff" stroke-width="4"/><text x="50" y="27" font-family="sans-serif" font-size="18" font-weight="700" fill="#0b3d2e">Fibra Sur</text></svg>`;

interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
}

function page(slug: string): { html: string; policy: string } | null {
  const tenant = tenants[slug];
  if (tenant === undefined) {
    return null;
  }
  const manifest = JSON.parse(readFileSync(`${root}dist/assets/manifest.json`, "utf8")) as Record<
    string,
    Chunk
  >;
  const entry = manifest["src/main.tsx"];
  const html = renderPage(tenant, `/${entry?.file}`, entry?.css?.map((path) => `/${path}`) ?? []);
  const digest = createHash("sha256").update(tenant.style).digest("base64");
  const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'sha256-${digest}'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'`;
  return { html, policy };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) {
    parts.push(part as Buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}

async function api(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = "GET", url = "" } = request;
  const headers = new Headers(request.headers as Record<string, string>);
  const init = method === "GET" ? { method, headers } : { method, headers, body: await bodyOf(request) };
  const answer = await mock.answer(new Request(`http://localhost${url}`, init));
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    response.setHeader(name, value);
  }
  if (url.endsWith("/code") && answer.ok) {
    const slug = url.split("/")[3];
    response.setHeader("Set-Cookie", `__Host-hint-${slug}=in; Path=/; Secure; SameSite=None; Partitioned`);
  }
  response.end(await answer.text());
}

/** Sets the mock's knobs by address, e.g. `/dev/set?several=1&empty=1&signedIn=0`. */
function turn(query: URLSearchParams): void {
  for (const name of ["cookies", "several", "empty", "signedIn"] as const) {
    const value = query.getAll(name).pop();
    if (value !== undefined) {
      mock[name] = value === "1";
    }
  }
}

/** The built portal with made-up tenants and the mock as its API, under the policy that it is published with. */
const stage: Plugin = {
  name: "ventanilla:stage",
  configurePreviewServer(server) {
    server.middlewares.use((request, response, next) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      if (url.pathname.startsWith("/api/")) {
        void api(request, response);
        return;
      }
      if (url.pathname === "/dev/set") {
        turn(url.searchParams);
        response.end("set");
        return;
      }
      if (url.pathname === "/dev/logo.svg") {
        response.setHeader("Content-Type", "image/svg+xml");
        response.end(logo);
        return;
      }
      const found = page(url.pathname.split("/")[1] ?? "");
      if (found === null) {
        next();
        return;
      }
      response.setHeader("Content-Type", "text/html; charset=utf-8");
      response.setHeader("Content-Security-Policy", found.policy);
      response.end(found.html);
    });
  },
};

export default defineConfig({ root, build: { outDir: "dist" }, appType: "custom", plugins: [stage] });
