import type { ModuleName } from "@ventanilla/api/portal-types";
import { fill } from "@ventanilla/i18n";
import { announce, moment, ProblemBox, SettingRow, useAction } from "../../kit";
import { can } from "../../session";
import { requestModule } from "./api";
import { say } from "./words";

interface NotContractedProps {
  name: string;
  label: string;
  text: string;
  module: ModuleName;
  requested: string | null;
  onAsked: () => void;
  /** Removes it from the settings, if it was on while it was contracted. */
  onRemove?: (() => void) | undefined;
}

/** A module that is not contracted, with a button that requests it. */
export function NotContracted({
  name,
  label,
  text,
  module,
  requested,
  onAsked,
  onRemove,
}: NotContractedProps) {
  const action = useAction();
  const words = say().contract;
  const ask = async () => {
    if ((await action.run(() => requestModule(module))) !== null) {
      announce(words.done);
      onAsked();
    }
  };
  return (
    <SettingRow name={name} label={label} explanation={text} several beside>
      <div class="inline">
        <span class="badge">{words.not}</span>
        {requested !== null && <span class="soft">{fill(words.asked, { at: moment(requested) })}</span>}
        {onRemove && (
          <button type="button" class="button small" onClick={onRemove}>
            {words.remove}
            <span class="visually-hidden">: {label}</span>
          </button>
        )}
        {requested === null && can("portal_settings") && (
          <button
            type="button"
            class="button small"
            aria-disabled={action.busy.value || undefined}
            onClick={() => void ask()}
          >
            {words.ask}
            <span class="visually-hidden">: {label}</span>
          </button>
        )}
      </div>
      {action.problem.value && <ProblemBox problem={action.problem.value} sentences={say().problems} />}
    </SettingRow>
  );
}
