import type { Entitlement, ModuleName } from "@ventanilla/api/portal-types";
import { Group, ProblemBox, Skeleton, Switch, useLoad } from "../../../kit";
import { has } from "../../../session";
import { readModules } from "../api";
import type { Draft } from "../draft";
import { OnOff, Several } from "../fields";
import { NotContracted } from "../NotContracted";
import { say } from "../words";

/** The modules of the portal: contracted ones can be switched on, others requested. */
export function SectionsGroup({ draft }: { draft: Draft }) {
  const { sections } = say().groups;
  const modules = useLoad("modules", readModules);
  return (
    <Group title={sections.label} id="sections" explanation={sections.text}>
      <div id="modules" tabIndex={-1} class="modules">
        {modules.problem.value && <ProblemBox problem={modules.problem.value} onRetry={modules.reload} />}
        {modules.value.value === null && modules.problem.value === null && <Skeleton kind="row" count={2} />}
        {modules.value.value?.items.map((one) => (
          <ModuleRow key={one.module} draft={draft} stand={one} onAsked={modules.reload} />
        ))}
        {draft.wrong.value["modules"] && <p class="wrong">{draft.wrong.value["modules"]}</p>}
      </div>
      <Several
        draft={draft}
        name="by_contact"
        options={(["tickets", "messages", "contracts"] as const)
          .filter((value) => has(value))
          .map((value) => ({ value, label: say().options.modules[value].label }))}
      />
      <OnOff draft={draft} name="show_total" />
      <OnOff draft={draft} name="show_product" />
      <OnOff draft={draft} name="show_description" />
    </Group>
  );
}

/** The modules that a module depends on. */
const NEEDS: Readonly<Partial<Record<ModuleName, ModuleName>>> = { invoice_downloads: "statement" };

interface ModuleRowProps {
  draft: Draft;
  stand: Entitlement;
  onAsked: () => void;
}

function ModuleRow({ draft, stand: { module, contracted, requested_at }, onAsked }: ModuleRowProps) {
  const { options, locks } = say();
  const { label, text } = options.modules[module];
  const on = draft.settings.value.modules;
  const needs = NEEDS[module];
  const name = `modules.${module}`;
  const set = (wanted: boolean) =>
    draft.set(
      "modules",
      wanted
        ? [...on, module]
        : // Modules that depend on it are switched off with it.
          on.filter((one) => one !== module && NEEDS[one] !== module),
    );
  if (!contracted) {
    return (
      <NotContracted
        name={name}
        label={label}
        text={text}
        module={module}
        requested={requested_at}
        onAsked={onAsked}
        onRemove={on.includes(module) ? () => set(false) : undefined}
      />
    );
  }
  return (
    <div class={needs === undefined ? undefined : "depends"}>
      <Switch
        name={name}
        label={label}
        explanation={text}
        checked={on.includes(module)}
        locked={needs !== undefined && !on.includes(needs) ? locks.needs_statement : undefined}
        onChange={set}
      />
    </div>
  );
}
