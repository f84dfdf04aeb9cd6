import { readFileSync } from "node:fs";
import { join } from "node:path";
import nunjucks from "nunjucks";
import type { DevTenant } from "./tenants.ts";

const template = readFileSync(join(import.meta.dirname, "..", "page.html"), "utf8");
const environment = new nunjucks.Environment(null, {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
});

/** The published page of a tenant, as Python's Jinja2 renders it: the template keeps to what both understand. */
export function renderPage(tenant: DevTenant, script: string, stylesheets: readonly string[]): string {
  const config_json = JSON.stringify(tenant.config).replaceAll("<", "\\u003c");
  return environment.renderString(template, {
    ...tenant,
    config_json,
    script,
    stylesheets,
    preloads: [],
    fonts: [],
  });
}
