// Roles and accessible names, as far as tests look for things by them. What a screen reader
// hears is asked of the browser itself (Element::heard); this only finds candidates fast.
const IMPLICIT = {
	button: "button,summary,input[type=button],input[type=submit]",
	link: "a[href]",
	heading: "h1,h2,h3,h4,h5,h6",
	textbox: "input:not([type]),input[type=text],input[type=search],input[type=email],textarea",
	searchbox: "input[type=search]",
	spinbutton: "input[type=number]",
	combobox: "select",
	checkbox: "input[type=checkbox]",
	radio: "input[type=radio]",
	option: "option",
	table: "table",
	row: "tr",
	cell: "td",
	columnheader: "th",
	rowheader: "th[scope=row]",
	list: "ul,ol",
	listitem: "li",
	dialog: "dialog",
	main: "main",
	navigation: "nav",
	banner: "header",
	contentinfo: "footer",
	complementary: "aside",
	region: "section[aria-label],section[aria-labelledby]",
	img: "img",
	form: "form",
	progressbar: "progress",
	group: "fieldset,details",
	article: "article",
	separator: "hr",
};
const NAMED_BY_CONTENT =
	/^(button|link|heading|checkbox|radio|switch|option|tab|menuitem|menuitemcheckbox|menuitemradio|row|cell|gridcell|columnheader|rowheader|treeitem|tooltip|listitem)$/;

function visible(element) {
	return (
		element.checkVisibility({ visibilityProperty: true }) &&
		!element.closest("[aria-hidden=true],[inert]") &&
		!element.hasAttribute("data-tabster-dummy")
	);
}

function all(css, role) {
	const implicit = IMPLICIT[role];
	const wanted = `[role~="${role}"]${implicit ? `,:is(${implicit}):not([role])` : ""}`;
	const found = new Set();
	for (const place of document.querySelectorAll(css)) {
		for (const element of place.querySelectorAll(wanted)) if (visible(element)) found.add(element);
	}
	return [...found];
}

const plain = (text) => (text || "").replace(/\s+/g, " ").trim();

function contentOf(node) {
	if (node.nodeType === Node.TEXT_NODE) return node.data;
	if (node.nodeType !== Node.ELEMENT_NODE) return "";
	if (node.getAttribute("aria-hidden") === "true") return "";
	const style = getComputedStyle(node);
	if (style.display === "none" || style.visibility === "hidden") return "";
	const label = plain(node.getAttribute("aria-label"));
	if (label) return label;
	if (node.tagName === "IMG") return node.alt;
	if (node.tagName === "svg") return plain(node.querySelector("title")?.textContent);
	if (node.tagName === "INPUT" || node.tagName === "TEXTAREA") return node.value;
	const text = [...node.childNodes].map(contentOf).join("");
	return style.display.startsWith("inline") && style.display !== "inline-block" ? text : ` ${text} `;
}

function nameOf(element) {
	const by = plain(element.getAttribute("aria-labelledby"));
	if (by) {
		// Hidden or not: what is pointed at counts.
		const parts = by.split(" ").map((id) => document.getElementById(id));
		const text = (part) => (part ? plain(part.getAttribute("aria-label")) || plain(contentOf(part)) || plain(part.textContent) : "");
		const name = plain(parts.map(text).join(" "));
		if (name) return name;
	}
	const label = plain(element.getAttribute("aria-label"));
	if (label) return label;
	if (element.labels && element.labels.length > 0) {
		return plain([...element.labels].map((one) => [...one.childNodes].filter((node) => node !== element).map(contentOf).join(" ")).join(" "));
	}
	if (element.alt) return plain(element.alt);
	const role = plain(element.getAttribute("role")).split(" ")[0] || Object.keys(IMPLICIT).find((one) => element.matches(IMPLICIT[one]));
	if (NAMED_BY_CONTENT.test(role)) {
		const content = plain([...element.childNodes].map(contentOf).join(""));
		if (content) return content;
	}
	if (/^input$/i.test(element.tagName) && /^(button|submit)$/.test(element.type)) return plain(element.value);
	const legend = element.querySelector(":scope > legend, :scope > caption");
	return plain(legend?.textContent) || plain(element.title) || plain(element.placeholder);
}

// The only one; what there is instead is said in the error.
function one(css, role, name, exact) {
	const fits = (element) => (exact ? nameOf(element) === name : nameOf(element).includes(name));
	const there = all(css, role);
	const found = there.filter(fits);
	if (found.length === 1) return found[0];
	if (found.length > 1) throw new Error(`${found.length} of them`);
	throw new Error(`none; there are: ${there.map(nameOf).slice(0, 40).join(" | ") || `no ${role} at all`}`);
}
