import { type Permission, permissions, type Role, roles } from "@ventanilla/api/console-types";
import { Check, Radios, SettingRow } from "../../kit";
import { shell } from "../../words";
import { say } from "./words";

const readonly: readonly Permission[] = ["portal_read", "customers_read", "tickets_read", "contracts_read"];

/** What each role may do, as `chalicelib/staff/permissions.py` has it. */
export const ofRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  manager: permissions.filter((one) => one !== "team"),
  agent: [...readonly, "customers_write", "customers_access", "view_as", "tickets", "contracts"],
  readonly,
};

/** The choice of a role, each with what it may do in words. */
export function RoleChoice({
  value,
  locked,
  onChange,
}: {
  value: Role;
  locked?: string | undefined;
  onChange: (role: Role) => void;
}) {
  return (
    <Radios
      name="role"
      label={say().role}
      explanation={locked}
      value={value}
      disabled={locked !== undefined}
      onChange={onChange}
      options={roles.map((role) => ({
        value: role,
        label: shell().roles[role],
        explanation: say().role_texts[role],
      }))}
    />
  );
}

interface ExtraProps {
  role: Role;
  extra: readonly Permission[];
  onChange: (extra: Permission[]) => void;
}

/** What somebody may do beyond their role. Running the team is an owner's alone. */
export function ExtraPermissions({ role, extra, onChange }: ExtraProps) {
  const beyond = permissions.filter((one) => one !== "team" && !ofRole[role].includes(one));
  if (beyond.length === 0) {
    return null;
  }
  return (
    <SettingRow name="extra" label={say().extra} explanation={say().extra_text} several>
      <div class="radios">
        {beyond.map((one) => (
          <Check
            key={one}
            label={say().permissions[one]}
            checked={extra.includes(one)}
            onChange={(checked) =>
              onChange(checked ? [...extra, one] : extra.filter((other) => other !== one))
            }
          />
        ))}
      </div>
    </SettingRow>
  );
}
