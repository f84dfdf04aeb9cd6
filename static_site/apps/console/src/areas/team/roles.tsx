import { type Permission, permissions, type Role, roles } from "@ventanilla/api/console-types";
import { Check, Radios, SettingRow } from "../../kit";
import { shell } from "../../words";
import { say } from "./words";

const readonly: readonly Permission[] = ["portal_read", "customers_read", "tickets_read", "contracts_read"];

/** The permissions of each role, as in `chalicelib/staff/permissions.py`. */
export const ofRole: Readonly<Record<Role, readonly Permission[]>> = {
  owner: permissions,
  manager: permissions.filter((one) => one !== "team"),
  agent: [...readonly, "customers_write", "customers_access", "view_as", "tickets", "contracts"],
  readonly,
};

/** Chooses a role; each says what it may do. */
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

/** Permissions beyond the role. Managing the team is reserved for owners. */
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
