import { Group, Radios } from "../../../kit";
import type { Draft } from "../draft";
import { type Choice, OnOff, Several, Text } from "../fields";
import { ListField } from "../ListField";
import { about, say } from "../words";

/** The sign-in methods of customers. */
export function SigninGroup({ draft }: { draft: Draft }) {
  const { groups, options } = say();
  const { signin } = draft.settings.value;
  return (
    <Group title={groups.signin.label} id="signin" explanation={groups.signin.text}>
      <Several draft={draft} name="signin.methods" options={methods(draft)} ordered />
      <Radios
        {...about("signin.identifier_field")}
        options={(["document", "number"] as const).map((value) => ({
          value,
          label: options.identifier_field[value],
        }))}
        value={signin.identifier_field}
        onChange={(value) => draft.set("signin.identifier_field", value)}
      />
      {/* Sign-in by e-mail alone has no such field. */}
      {signin.methods.some((method) => method !== "email") && (
        <>
          <Text draft={draft} name="signin.identifier_label" />
          <Text draft={draft} name="signin.user_hint" />
        </>
      )}
      {signin.methods.includes("password") && <Text draft={draft} name="signin.password_hint" />}
      <OnOff draft={draft} name="signin.customers_are_companies" />
      <Several draft={draft} name="signin.channels" options={channels(draft)} ordered />
      {signin.channels.includes("sms") && (
        <ListField
          draft={draft}
          name="signin.sms_countries"
          placeholder="AR"
          max={250}
          tidy={(typed) => typed.toUpperCase()}
        />
      )}
      <OnOff draft={draft} name="access_needs_dates" />
      <OnOff draft={draft} name="deleted_keep_access" />
      <OnOff draft={draft} name="entry_links" />
      <OnOff draft={draft} name="check_identity_numbers" />
      <ListField draft={draft} name="extra_placeholders" placeholder="00000000" max={50} />
    </Group>
  );
}

function methods(draft: Draft): Choice<string>[] {
  const { options, locks } = say();
  const { methods: chosen, customers_are_companies } = draft.settings.value.signin;
  /** Why a method cannot be removed. */
  const lock = (value: string) => {
    const left = chosen.filter((one) => one !== value);
    if (!chosen.some((one) => one === value)) {
      return undefined;
    }
    if (left.length === 0) {
      return locks.last;
    }
    return customers_are_companies && left.every((one) => one === "password")
      ? locks.companies_email
      : undefined;
  };
  return (["identifier", "email", "password"] as const).map((value) => ({
    value,
    label: options.methods[value].label,
    explanation: options.methods[value].text,
    locked: lock(value),
  }));
}

/** The channels for codes. E-mail is required for companies. */
function channels(draft: Draft): Choice<string>[] {
  const { options, locks } = say();
  const { channels: chosen, customers_are_companies } = draft.settings.value.signin;
  return (["email", "sms"] as const).map((value) => ({
    value,
    label: options.channels[value],
    locked:
      value === "email" && customers_are_companies && chosen.includes("email")
        ? locks.companies_email
        : chosen.length === 1 && chosen.includes(value)
          ? locks.last
          : undefined,
  }));
}
