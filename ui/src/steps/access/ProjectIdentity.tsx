/** What the managed identity of every project gets: a role by the picker, and the place. */
import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { ChoiceField } from "../../fields/choices";
import { Said } from "../../fields/Frame";
import { Question } from "../../fields/Question";
import { weightiest } from "../../state/findings";
import { useActions, useFindingsAt, useRefusal, useValue } from "../../state/hooks";
import { useView } from "../../state/views";
import { words } from "../../words/access";
import { choiceLabel, fieldWords } from "../../words/plan";
import css from "./grants.module.css";
import { RolePicker } from "./RolePicker";

const at = "/access/projectIdentity";

export function ProjectIdentity() {
	const role = useValue<string>(`${at}/roleId`) ?? "";
	const scope = useValue<string>(`${at}/scope`);
	const name = useRoleName(role);
	const place = scope === undefined ? "" : choiceLabel(`${at}/scope`, scope);
	return (
		<Question
			id="access.projectIdentity"
			answer={role === "" ? "" : [name, place].filter((part) => part !== "").join(", ")}
		>
			<div className={css.fields}>
				<RoleField at={`${at}/roleId`} who={fieldWords(`${at}/roleId`)?.label ?? ""} />
				<ChoiceField at={`${at}/scope`} only={["account", "project"]} />
			</div>
		</Question>
	);
}

/** The name of a role by its GUID; the GUID where the picker does not offer the role. */
export function useRoleName(role: string): string {
	const roles = useView({ of: "roles", persona: null, at: null }).view?.roles;
	return roles?.find((one) => one.role === role.trim().toLowerCase())?.name ?? role;
}

/** A role of the plan, chosen by the picker. */
export function RoleField({ at, who, dense = false }: { at: string; who: string; dense?: boolean }) {
	const { set, enterField } = useActions();
	const role = useValue<string>(at) ?? "";
	const name = useRoleName(role);
	const [open, setOpen] = useState(false);
	const [button, setButton] = useState<HTMLElement | null>(null);
	const finding = weightiest(useFindingsAt(at));
	const refusal = useRefusal(at);
	const label = fieldWords(at)?.label ?? words.role;
	const close = () => {
		setOpen(false);
		button?.focus();
	};
	return (
		<div className={css.role}>
			{!dense && <div className={css.roleLabel}>{label}</div>}
			<Button
				ref={setButton}
				className={`${css.roleButton}`}
				size={dense ? "small" : "medium"}
				data-at={at}
				aria-haspopup="dialog"
				aria-expanded={open}
				aria-label={`${label}: ${role === "" ? words.noRole : name}`}
				onFocus={() => enterField(at)}
				onClick={() => setOpen(!open)}
			>
				{role === "" ? words.noRole : name}
			</Button>
			{!dense && role !== "" && <div className="mono">{role}</div>}
			<Said refusal={refusal} finding={finding} dense={dense} />
			{open && (
				<RolePicker
					who={who}
					persona={null}
					current={role}
					target={button}
					choose={(chosen) => {
						close();
						void set(at, chosen.role);
					}}
					close={close}
				/>
			)}
		</div>
	);
}
