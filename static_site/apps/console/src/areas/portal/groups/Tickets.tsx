import { Group, Select, useLoad } from "../../../kit";
import { can, has } from "../../../session";
import { readColleagues } from "../api";
import type { Draft } from "../draft";
import { OnOff, Whole } from "../fields";
import { about, say } from "../words";

/** What customers can do with tickets, and who is notified. */
export function TicketsGroup({ draft }: { draft: Draft }) {
  const { groups } = say();
  return (
    <Group title={groups.tickets.label} id="tickets" explanation={groups.tickets.text}>
      {has("tickets") && <Rules draft={draft} />}
      <OnOff draft={draft} name="advisers.routing" />
      {can("tickets_read") && <Fallback draft={draft} />}
    </Group>
  );
}

/** Shown only if the module is on. */
function Rules({ draft }: { draft: Draft }) {
  const { modules, tickets } = draft.settings.value;
  const locked = modules.includes("tickets") ? undefined : say().locks.needs_tickets;
  return (
    <>
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
        <OnOff draft={draft} name="tickets.confirm_query" locked={locked} />
        <OnOff draft={draft} name="tickets.confirm_incident" locked={locked} />
      </div>
      <OnOff draft={draft} name="tickets.open_only" locked={locked} />
      <Whole draft={draft} name="tickets.reopen_days" least={0} most={365} locked={locked !== undefined} />
    </>
  );
}

/** Who is notified if the customer has no adviser. */
function Fallback({ draft }: { draft: Draft }) {
  const people = useLoad("colleagues", readColleagues);
  const now = draft.settings.value.advisers.fallback;
  const known = (people.value.value?.people ?? []).map(({ staff_id, name }) => ({
    value: staff_id,
    label: name,
  }));
  return (
    <div class="depends">
      <Select
        {...about("advisers.fallback")}
        value={now}
        wrong={draft.wrong.value["advisers.fallback"]}
        options={[
          { value: "", label: say().nobody },
          ...known,
          // A former member, or the list is still loading.
          ...(now === "" || known.some(({ value }) => value === now) ? [] : [{ value: now, label: "…" }]),
        ]}
        onChange={(staff_id) => draft.set("advisers.fallback", staff_id)}
      />
    </div>
  );
}
