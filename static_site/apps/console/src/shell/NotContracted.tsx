import type { ModuleName } from "@ventanilla/api/portal-types";
import { readModules } from "../areas/portal/api";
import { NotContracted as Row } from "../areas/portal/NotContracted";
import { say } from "../areas/portal/words";
import { Page, useLoad } from "../kit";
import { can } from "../session";

/** Replaces an area whose module is not contracted: says what it is, and requests it. */
export function NotContracted({ title, module }: { title: string; module: ModuleName }) {
  const stands = useLoad("modules", readModules);
  const { contract, options } = say();
  const stand = stands.value.value?.items.find((one) => one.module === module);
  return (
    <Page title={title} lead={contract.lead}>
      <section class="card">
        <Row
          name={`modules.${module}`}
          {...options.modules[module]}
          module={module}
          requested={stand?.requested_at ?? null}
          onAsked={stands.reload}
        />
        {!can("portal_settings") && <p class="soft">{contract.who}</p>}
      </section>
    </Page>
  );
}
