import { Group } from "../../../kit";
import type { Draft } from "../draft";
import { OnOff, Whole } from "../fields";
import { say } from "../words";

/** What customers can do with tickets; everything stands on the section being on. */
export function TicketsGroup({ draft }: { draft: Draft }) {
  const { groups, locks } = say();
  const { modules, tickets } = draft.settings.value;
  const locked = modules.includes("tickets") ? undefined : locks.needs_tickets;
  return (
    <Group title={groups.tickets.label} id="tickets" explanation={groups.tickets.text}>
      <OnOff draft={draft} name="tickets.create" locked={locked} />
      <div class="depends">
        <Whole
          draft={draft}
          name="tickets.daily_limit"
          least={1}
          most={100}
          optional
          locked={locked !== undefined || !tickets.create}
        />
        <OnOff draft={draft} name="tickets.choose_category" locked={locked} />
      </div>
      <OnOff draft={draft} name="tickets.open_only" locked={locked} />
      <Whole draft={draft} name="tickets.reopen_days" least={0} most={365} locked={locked !== undefined} />
    </Group>
  );
}
