import { header, http } from "@ventanilla/api/console";
import type { Problem, Result } from "@ventanilla/api/problems";
import { at } from "../../address";
import { signedIn } from "../../session";
import type { Collision, Preview, Settings, Stored, VersionDetail } from "@ventanilla/api/portal-types";

const change = { path: at, header };

/** Responses have every field, which the API document, shared with requests, does not express. */
const whole = (result: Result<unknown>) => result as Result<Stored>;

export const readSettings = async () =>
  whole(await signedIn((signal) => http.GET("/console/{tenant}/settings", { params: { path: at }, signal })));

/** The outcome of a save: stored, in conflict, or failed. */
export type Saved =
  { readonly stored: Stored } | { readonly collision: Collision } | { readonly problem: Problem };

async function saving(call: (tell: (error: unknown) => void) => Promise<Result<unknown>>): Promise<Saved> {
  let told: unknown = null;
  const result = whole(await call((error) => (told = error)));
  if (result.ok) {
    return { stored: result.value };
  }
  return result.problem.code === "settings_changed"
    ? { collision: told as Collision }
    : { problem: result.problem };
}

export const saveSettings = (settings: Settings, version: number) =>
  saving((tell) =>
    signedIn(async (signal) => {
      const answer = await http.PUT("/console/{tenant}/settings", {
        params: change,
        body: { settings, version },
        signal,
      });
      tell(answer.error);
      return answer;
    }),
  );

export const restoreVersion = (number: number, version: number) =>
  saving((tell) =>
    signedIn(async (signal) => {
      const answer = await http.POST("/console/{tenant}/settings/versions/{version}/restore", {
        params: { path: { ...at, version: String(number) }, header },
        body: { version },
        signal,
      });
      tell(answer.error);
      return answer;
    }),
  );

export const publishAgain = async () =>
  whole(
    await signedIn((signal) =>
      http.POST("/console/{tenant}/settings/publish", { params: change, body: {}, signal }),
    ),
  );

export const previewSettings = (settings: Settings): Promise<Result<Preview>> =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/settings/preview", { params: change, body: { settings }, signal }),
  );

export const measureContrast = (colour: string, page_background: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/settings/contrast", {
      params: change,
      body: { colour, page_background },
      signal,
    }),
  );

export async function listVersions(cursor: string | null) {
  const before = cursor === null ? {} : { before: Number(cursor) };
  const result = await signedIn((signal) =>
    http.GET("/console/{tenant}/settings/versions", { params: { path: at, query: before }, signal }),
  );
  return result.ok
    ? ({
        ok: true,
        value: {
          items: result.value.items,
          next: result.value.next === null ? null : String(result.value.next),
        },
      } as const)
    : result;
}

export const readVersion = (number: string): Promise<Result<VersionDetail>> =>
  signedIn((signal) =>
    http.GET("/console/{tenant}/settings/versions/{version}", {
      params: { path: { ...at, version: number } },
      signal,
    }),
  );

export const readModules = () =>
  signedIn((signal) => http.GET("/console/{tenant}/modules", { params: { path: at }, signal }));

export const requestModule = (module: string) =>
  signedIn((signal) =>
    http.POST("/console/{tenant}/modules/{module}/request", {
      params: { path: { ...at, module }, header },
      body: {},
      signal,
    }),
  );

export const readColleagues = () =>
  signedIn((signal) => http.GET("/console/{tenant}/tickets/options", { params: { path: at }, signal }));
