import { Check, Group, SettingRow } from "../../../kit";
import { has } from "../../../session";
import type { Draft } from "../draft";
import { Text, valueAt, Whole } from "../fields";
import { about, say } from "../words";

const kinds = [
  "invoice_new",
  "invoice_due",
  "invoice_overdue",
  "payment_booked",
  "ticket_opened",
  "ticket_answered",
  "ticket_changed",
  "ticket_closed",
  "message",
  "access_changed",
  "contract_sent",
  "contract_signed",
] as const;

/** The notices to customers: which, by which channels, and quiet hours. */
export function NoticesGroup({ draft }: { draft: Draft }) {
  const { groups } = say();
  return (
    <Group title={groups.notices.label} id="notices" explanation={groups.notices.text}>
      {kinds.filter(isContracted).map((kind) => (
        <Kind key={kind} draft={draft} kind={kind} />
      ))}
      <Whole draft={draft} name="notices.due_days" least={0} most={60} />
      <Text draft={draft} name="notices.quiet_from" max={5} />
      <Text draft={draft} name="notices.quiet_until" max={5} />
      <Whole draft={draft} name="notices.digest_after" least={1} most={100} />
    </Group>
  );
}

/** Notices of modules that are off are hidden. */
function isContracted(kind: (typeof kinds)[number]): boolean {
  if (kind.startsWith("ticket_")) {
    return has("tickets");
  }
  if (kind.startsWith("contract_")) {
    return has("contracts");
  }
  return kind !== "message" || has("messages");
}

function Kind({ draft, kind }: { draft: Draft; kind: (typeof kinds)[number] }) {
  const { ways } = say().options;
  return (
    <SettingRow {...about(`notices.${kind}`)} several>
      <div class="radios inline">
        {(["email", "sms", "choice"] as const).map((way) => {
          const name = `notices.${kind}.${way}` as const;
          return (
            <Check
              key={way}
              name={name}
              label={ways[way]}
              checked={valueAt(draft, name) === true}
              onChange={(on) => draft.set(name, on)}
            />
          );
        })}
      </div>
    </SettingRow>
  );
}
