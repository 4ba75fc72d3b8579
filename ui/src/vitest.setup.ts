import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

/**
 * A cancelled animation rejects its promise. Browsers mark that promise as handled, as the standard asks;
 * the DOM of the tests does not, and every closed dialog would be an unhandled rejection.
 */
const { cancel } = Animation.prototype;
Animation.prototype.cancel = function () {
	this.finished.catch(() => undefined);
	cancel.call(this);
};

// On a busy machine what is waited for comes late.
configure({ asyncUtilTimeout: 20_000 });

afterEach(cleanup);

// What is loaded when it is first asked for takes its time on a busy machine.
configure({ asyncUtilTimeout: 15_000 });
